package shikomi.table.result;

import java.util.List;
import java.util.Map;
import shikomi.campaign.Outcome;
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

    /** Whether the state says that an experiment failed beside results that say that it did not. */
    static boolean isContradicted(String state, List<Map.Entry<Objective, Outcome>> outcomes) {
        return !outcomes.isEmpty()
                && outcomes.stream().noneMatch(each -> each.getValue() instanceof Outcome.Failed)
                && isFailed(state);
    }

    static List<Map.Entry<Objective, Outcome>> outcomes(Recipe recipe) {
        return recipe.objectives().stream()
                .map(objective -> Map.entry(objective, (Outcome) new Outcome.Failed()))
                .toList();
    }
}
