package shikomi.table.cell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shikomi.message.Message;
import shikomi.message.Numbers;

/** A number with a remark in words behind it in one cell: {@code 50 (cracked)}. */
public record Remark(String number, String words) {
    private static final Pattern REMARKED = Pattern.compile(
            "(?s)([<>]?\\s*[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\s*[(\\[]([^()\\[\\]]*\\p{L}[^()\\[\\]]*)[)\\]]");

    /** The number and the remark of a cell; empty if it has no remark. */
    public static Optional<Remark> of(String cell) {
        Matcher remarked = REMARKED.matcher(Numbers.typed(cell));
        return remarked.matches() ? Optional.of(new Remark(remarked.group(1), remarked.group(2))) : Optional.empty();
    }

    /** How a cell was read, for a person. */
    public Message message(String header, String cell) {
        return Message.of("table.remark", header, cell.replaceAll("\\s+", " "), number, words);
    }
}
