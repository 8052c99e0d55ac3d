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
     * @param number from 1, the random start included
     * @param poolRow the first row of its condition, from 0
     * @param value what the pool answered
     * @param best of the answers so far
     * @param top the share found of the best 5 % of conditions
     * @param foundBest whether the best condition of all has been found
     */
    public record Step(int number, int poolRow, double value, double best, double top, boolean foundBest) {}

    /** The mean share found over all steps of the budget; a search that found everything early has 1 to the end. */
    public double area(int budget) {
        double found = steps.stream().mapToDouble(Step::top).sum();
        return (found + (budget - steps.size())) / budget;
    }
}
