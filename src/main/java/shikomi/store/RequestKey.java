package shikomi.store;

/**
 * Distinguishes a repeated request from a new one.
 *
 * @param key the client's own
 * @param bodyHash of what was sent with it
 */
public record RequestKey(String key, String bodyHash) {}
