package shikomi.message;

/**
 * Something wrong in what a person gave: where, what, and what to do about it.
 *
 * @param place a file and line such as {@code recipe.yaml:17}, a table's row and column, or a field
 */
public record Problem(String place, Message message, Message fix) {

    /** The problem whose words are {@code key} and whose advice is {@code key.fix}; both take the same arguments. */
    public static Problem of(String place, String key, Object... arguments) {
        return new Problem(place, Message.of(key, arguments), Message.of(key + ".fix", arguments));
    }

    /** {@code place: what is wrong. What to do.} */
    public String in(Language language) {
        return (place.isEmpty() ? "" : place + ": ") + message.in(language) + " " + fix.in(language);
    }
}
