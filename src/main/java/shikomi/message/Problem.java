package shikomi.message;

/**
 * A problem in a person's input: its place, a description, and how to fix it.
 *
 * @param place its place: a file and line such as {@code recipe.yaml:17}, a table's row and column, or a field
 */
public record Problem(String place, Message message, Message fix) {

    /** The problem with the message {@code key} and the advice {@code key.fix}; both take the same arguments. */
    public static Problem of(String place, String key, Object... arguments) {
        return new Problem(place, Message.of(key, arguments), Message.of(key + ".fix", arguments));
    }

    /** The problem as text, in the form {@code place: what is wrong. What to do.} */
    public String in(Language language) {
        return (place.isEmpty() ? "" : place + ": ") + message.in(language) + " " + fix.in(language);
    }
}
