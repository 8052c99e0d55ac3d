package shikomi.store;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Files that facts refer to, by the SHA-256 of their bytes: data of sources, photos of samples. Each is stored once.
 */
public final class KeptFiles {
    private final Jdbi jdbi;

    KeptFiles(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Stores a file; once this method returns, the file survives a power cut.
     *
     * @return its SHA-256
     */
    public String keep(byte[] bytes) {
        String sha256 = Hash.of(bytes);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO file (sha256, bytes) VALUES (:sha256, :bytes) ON CONFLICT (sha256) DO NOTHING")
                .bind("sha256", sha256)
                .bind("bytes", bytes)
                .execute());
        return sha256;
    }

    /** The size of a file in bytes; empty if there is none. */
    public Optional<Long> size(String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT length(bytes) FROM file WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .mapTo(Long.class)
                .findFirst());
    }

    /** The bytes of a file. */
    public Optional<byte[]> find(String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT bytes FROM file WHERE sha256 = :sha256")
                .bind("sha256", sha256)
                .map((row, context) -> row.getBytes("bytes"))
                .findFirst());
    }
}
