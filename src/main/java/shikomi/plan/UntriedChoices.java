package shikomi.plan;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import shikomi.model.ObjectiveModel;

/**
 * Tries a level that a choice has not had yet, once the best level has had as many experiments as levels have been
 * tried.
 *
 * <p>A model judges an untried level by the differences among the few that were tried, and a search that believes it
 * varies everything else around a mediocre level. If the levels are exchangeable, though, the next one is better than
 * all m tried ones with probability 1/(m + 1), whatever the model says.
 */
final class UntriedChoices implements Policy {
    private final SequentialGreedy greedy;

    UntriedChoices(SequentialGreedy greedy) {
        this.greedy = greedy;
    }

    @Override
    public Optional<Choice> next(BatchState state) {
        return state.model()
                .improved()
                .filter(ObjectiveModel::isInformed)
                .flatMap(improved -> new Levels(improved, state)
                        .due()
                        .flatMap(due -> greedy.best(state, due))
                        .map(each -> new Choice(each, state.reason(improved, each.point()))));
    }

    /**
     * The levels that experiments have had.
     *
     * @param rows the encoded experiments, with and without results
     * @param best the encoded condition of best prediction
     */
    private record Levels(double[][] rows, double[] best, boolean[] categories) {
        Levels(ObjectiveModel improved, BatchState state) {
            this(
                    improved.encoding().rows(state.runs()),
                    improved.encoding().row(improved.bestFirst().getFirst()),
                    improved.encoding().categories());
        }

        /** Whether a row has an untried level of a choice that is due for one; empty if none is. */
        Optional<Predicate<double[]>> due() {
            return IntStream.range(0, best.length)
                    .filter(column -> categories[column])
                    .boxed()
                    .flatMap(column -> due(column).stream())
                    .reduce(Predicate::or);
        }

        private Optional<Predicate<double[]>> due(int column) {
            Set<Double> tried = new HashSet<>();
            Arrays.stream(rows).forEach(row -> tried.add(row[column]));
            long atBest = Arrays.stream(rows)
                    .filter(row -> row[column] == best[column])
                    .count();
            return atBest < tried.size() ? Optional.empty() : Optional.of(row -> !tried.contains(row[column]));
        }
    }
}
