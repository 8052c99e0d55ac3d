package shikomi.web;

import java.util.List;
import java.util.stream.Stream;
import shikomi.message.Message;

/**
 * Reasons that people choose from a list. A reason is kept as plain words, {@code operator error}, or followed by what
 * somebody added, {@code operator error: dropped}; what is on no list is kept as it was written.
 */
public final class Reasons {
    /** Why an experiment gave nothing to measure. */
    public static final List<String> FAILED = List.of("precipitated", "decomposed", "equipment", "operator-error");

    /** Why a result is corrected. */
    public static final List<String> CORRECTED = List.of("typing-slip", "wrong-unit", "wrong-sample", "measured-again");

    /** The experiment was made and could not be measured. */
    public static final String UNMEASURED = "not-measured";

    /** A reason that is on no list. */
    public static final String OTHER = "other";

    private static final String BETWEEN = ": ";

    private Reasons() {}

    /** The reason to keep, from what was chosen and what was added; empty where both are. */
    public static String kept(String chosen, String added) {
        String code = chosen.equals(OTHER) ? "" : chosen.replace('-', ' ');
        return Stream.of(code, added.strip())
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + BETWEEN + second)
                .orElse("");
    }

    /** What was chosen of a list; {@link #OTHER} where the reason is on none, empty where there is no reason. */
    public static String chosen(String kept, List<String> list) {
        String first = kept.split(BETWEEN, 2)[0].replace(' ', '-');
        return kept.isEmpty() ? "" : list.contains(first) ? first : OTHER;
    }

    /** What was added to what was chosen. */
    public static String added(String kept, List<String> list) {
        if (chosen(kept, list).equals(OTHER)) {
            return kept;
        }
        int end = kept.indexOf(BETWEEN);
        return end < 0 ? "" : kept.substring(end + BETWEEN.length());
    }

    /** Whether the experiment was made, and could not be measured. */
    public static boolean isUnmeasured(String kept) {
        return chosen(kept, List.of(UNMEASURED)).equals(UNMEASURED);
    }

    /** The words of a reason, to be shown alone or as an argument of another message. */
    public static Message message(String kept) {
        List<String> known = Stream.of(FAILED, CORRECTED, List.of(UNMEASURED))
                .flatMap(List::stream)
                .toList();
        String chosen = chosen(kept, known);
        String added = added(kept, known);
        if (chosen.equals(OTHER) || chosen.isEmpty()) {
            return Message.of("web.reason.own", kept);
        }
        Message words = Message.of("web.reason." + chosen);
        return added.isEmpty() ? words : Message.of("web.reason.more", words, message(added));
    }
}
