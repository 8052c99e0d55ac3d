package shikomi.campaign;

/**
 * A photo or a file that belongs to a result.
 *
 * @param name the file name that its owner gave it
 * @param sha256 the SHA-256 hash of its bytes, under which the file is stored
 * @param bytes its size
 */
public record Attachment(String name, String sha256, long bytes) {}
