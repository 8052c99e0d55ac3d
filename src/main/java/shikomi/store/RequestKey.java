package shikomi.store;

/**
 * Distinguishes a repeated request from a new one.
 *
 * @param key the idempotency key that the client chose
 * @param bodyHash the hash of the request's body
 */
public record RequestKey(String key, String bodyHash) {}
