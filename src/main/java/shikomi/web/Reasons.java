package shikomi.web;

import java.util.List;
import java.util.stream.Stream;
import shikomi.message.Message;

/**
 * Reasons that people choose from a list. A reason is stored as plain words, {@code operator error}, possibly followed
 * by an addition, {@code operator error: dropped}. A reason that is on no list is stored as it was written.
 */
public final class Reasons {
    /** The reasons why an experiment yielded nothing to measure. */
    public static final List<String> FAILED = List.of("precipitated", "decomposed", "equipment", "operator-error");

    /** The reasons for correcting a result. */
    public static final List<String> CORRECTED = List.of("typing-slip", "wrong-unit", "wrong-sample", "measured-again");

    /** The reason for an experiment that was made but could not be measured. */
    public static final String UNMEASURED = "not-measured";

    /** The choice for a reason that is on no list. */
    public static final String OTHER = "other";

    private static final String BETWEEN = ": ";

    private Reasons() {}

    /** Builds the reason to store from the choice and the addition; empty if both are empty. */
    public static String kept(String chosen, String added) {
        String code = chosen.equals(OTHER) ? "" : chosen.replace('-', ' ');
        return Stream.of(code, added.strip())
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + BETWEEN + second)
                .orElse("");
    }

    /** The choice from a list; {@link #OTHER} if the reason is not on the list, empty if there is no reason. */
    public static String chosen(String kept, List<String> list) {
        String first = kept.split(BETWEEN, 2)[0].replace(' ', '-');
        return kept.isEmpty() ? "" : list.contains(first) ? first : OTHER;
    }

    /** The addition to the choice. */
    public static String added(String kept, List<String> list) {
        if (chosen(kept, list).equals(OTHER)) {
            return kept;
        }
        int end = kept.indexOf(BETWEEN);
        return end < 0 ? "" : kept.substring(end + BETWEEN.length());
    }

    /** Returns whether the experiment was made but could not be measured. */
    public static boolean isUnmeasured(String kept) {
        return chosen(kept, List.of(UNMEASURED)).equals(UNMEASURED);
    }

    /** The message that shows a reason, for use alone or as an argument of another message. */
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
