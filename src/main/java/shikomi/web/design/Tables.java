package shikomi.web.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shikomi.store.RequestKey;

/**
 * Tables that are previewed before their results are stored. They are kept on disk until they are displaced by newer
 * ones.
 */
final class Tables {
    /** The number of tables kept at the same time. Set by judgement. */
    private static final int MOST = 50;

    private final Map<String, Kept> tables = new LinkedHashMap<>();

    /** A table uploaded for a campaign. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Table(String campaign, String name, byte[] bytes) {}

    /**
     * What a form saved of a table.
     *
     * @param rows the number of rows that were saved
     * @param left whether other rows are left that a person may still want to save
     */
    record Saved(int rows, boolean left) {
        /** What is known of a table that was forgotten since. */
        static final Saved UNKNOWN = new Saved(0, false);
    }

    /** A table stored on disk. */
    private record Kept(String campaign, String name, Path file, Map<String, Saved> saved) {
        Optional<Table> read() {
            try {
                return Optional.of(new Table(campaign, name, Files.readAllBytes(file)));
            } catch (IOException gone) { // the file was deleted by a cleaner of temporary files
                return Optional.empty();
            }
        }
    }

    /** @return the key under which the table can be found */
    synchronized String keep(Table table) {
        try {
            Path file = Files.createTempFile("shikomi-", ".table");
            file.toFile().deleteOnExit();
            Files.write(file, table.bytes());
            String key = UUID.randomUUID().toString();
            tables.put(key, new Kept(table.campaign(), table.name(), file, new HashMap<>()));
            makeRoom();
            return key;
        } catch (IOException full) {
            throw new UncheckedIOException("The folder of temporary files takes nothing", full);
        }
    }

    private void makeRoom() throws IOException {
        if (tables.size() > MOST) {
            Kept oldest = tables.remove(tables.keySet().iterator().next());
            Files.deleteIfExists(Objects.requireNonNull(oldest).file());
        }
    }

    /** Notes what a form saved of a table. */
    synchronized void save(String key, @Nullable RequestKey form, Saved saved) {
        Optional.ofNullable(tables.get(key)).ifPresent(kept -> kept.saved().put(name(form), saved));
    }

    synchronized Saved saved(String key, @Nullable RequestKey form) {
        return Optional.ofNullable(tables.get(key))
                .map(kept -> kept.saved().getOrDefault(name(form), Saved.UNKNOWN))
                .orElse(Saved.UNKNOWN);
    }

    private static String name(@Nullable RequestKey form) {
        return form == null ? "" : form.key() + form.bodyHash();
    }

    synchronized Optional<Table> find(String campaign, String key) {
        return Optional.ofNullable(tables.get(key))
                .filter(kept -> kept.campaign().equals(campaign))
                .flatMap(Kept::read);
    }
}
