package shikomi.table.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Outcome;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.table.column.Expectation;

/**
 * A proposed correction of a row that probably contains an error.
 *
 * @param words a description of the corrected row
 * @param values the corrected values, by the index of the measurement in the row
 */
record Corrections(Message words, Map<Integer, Double> values) {
    /** The number of corrections that {@link Preview.Answer} can distinguish. */
    private static final int MOST = 3;

    /**
     * The proposed corrections. If one value is surprising, each of its likely values is proposed; if several are, one
     * correction combines the most likely value of each.
     */
    static List<Corrections> of(RowRecord record, RowChecks doubts) {
        Map<Integer, Expectation.Surprise> surprises = surprises(record, doubts);
        if (surprises.size() != 1) {
            return together(surprises).map(List::of).orElse(List.of());
        }
        Map.Entry<Integer, Expectation.Surprise> only =
                surprises.entrySet().iterator().next();
        return only.getValue().likely().stream()
                .limit(MOST)
                .map(likely -> new Corrections(likely.words(), Map.of(only.getKey(), likely.value())))
                .toList();
    }

    /** The surprising values, by the index of the measurement in the row. */
    private static Map<Integer, Expectation.Surprise> surprises(RowRecord record, RowChecks doubts) {
        Map<Integer, Expectation.Surprise> surprises = new LinkedHashMap<>();
        for (int i = 0; i < record.outcomes().size(); i++) {
            Map.Entry<Objective, Outcome> each = record.outcomes().get(i);
            int at = i;
            if (each.getValue() instanceof Outcome.Measured(double value, double ignored)) {
                doubts.surprise(record, each.getKey(), value).ifPresent(surprise -> surprises.put(at, surprise));
            }
        }
        return surprises;
    }

    private static Optional<Corrections> together(Map<Integer, Expectation.Surprise> surprises) {
        Map<Integer, Double> values = new LinkedHashMap<>();
        List<Object> words = new ArrayList<>();
        surprises.forEach((at, surprise) -> surprise.likely().stream()
                .findFirst()
                .ifPresent(likely -> {
                    values.put(at, likely.value());
                    words.add(likely.words());
                }));
        return values.isEmpty() || values.size() < surprises.size()
                ? Optional.empty()
                : Optional.of(new Corrections(Message.of("table.fix.together", words), values));
    }
}
