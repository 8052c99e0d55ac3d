package shikomi.campaign;

/**
 * A photo or a file that belongs to a result.
 *
 * @param name as its owner called it
 * @param sha256 of its bytes, by which they are kept
 */
public record Attachment(String name, String sha256, long bytes) {}
