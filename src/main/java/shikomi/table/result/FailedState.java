package shikomi.table.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.table.cell.CellEntry;

/** The state of an experiment in a table. Of all states, only a failure is a result; it is one of all objectives. */
public final class FailedState {
    private FailedState() {}

    /** Whether a state is a word for a failed experiment. */
    public static boolean isFailed(String state) {
        return CellEntry.read(state, null) instanceof CellEntry.Read(Outcome.Failed ignored, boolean literal);
    }

    /** States that take a result back. */
    private static final Set<String> WITHDRAWN = Set.of(
            "rejected",
            "void",
            "voided",
            "excluded",
            "outlier",
            "invalid",
            "cancelled",
            "canceled",
            "discarded",
            "aborted",
            "ng",
            "bad",
            "error",
            "ignore",
            "ignored",
            "無効",
            "除外",
            "却下",
            "中止",
            "取消",
            "不良",
            "外れ値",
            "verworfen",
            "ungültig",
            "abgebrochen",
            "ausreißer",
            "fehler");

    /** Whether the state says that an experiment failed or does not count, beside results that say that it did not. */
    static boolean isContradicted(String state, List<Map.Entry<Objective, Outcome>> outcomes) {
        return !outcomes.isEmpty()
                && outcomes.stream().noneMatch(each -> each.getValue() instanceof Outcome.Failed)
                && (isFailed(state) || WITHDRAWN.contains(Numbers.normal(state).toLowerCase(Locale.ROOT)));
    }

    static List<Map.Entry<Objective, Outcome>> outcomes(Recipe recipe) {
        return recipe.objectives().stream()
                .map(objective -> Map.entry(objective, (Outcome) new Outcome.Failed()))
                .toList();
    }
}
