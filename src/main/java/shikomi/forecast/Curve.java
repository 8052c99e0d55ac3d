package shikomi.forecast;

import java.util.List;

/** One replayed search, experiment by experiment. */
public record Curve(String strategy, long seed, List<Step> steps) {
    public Curve {
        steps = List.copyOf(steps);
    }

    /**
     * One experiment.
     *
     * @param number its number in the search, from 1, the random start included
     * @param poolRow the first row of its condition, from 0
     * @param value the value that the pool returned
     * @param best the best value so far
     * @param top the share of the best 5 % of conditions found so far
     * @param foundBest whether the best condition of all has been found
     */
    public record Step(int number, int poolRow, double value, double best, double top, boolean foundBest) {}

    /**
     * The mean share found over all steps of the budget; after the last step of a search that ended early, the share is
     * 1.
     */
    public double area(int budget) {
        double found = steps.stream().mapToDouble(Step::top).sum();
        return (found + (budget - steps.size())) / budget;
    }
}
