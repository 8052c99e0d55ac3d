package shikomi.bench.space;

import java.util.List;

/**
 * One campaign in a free space. Regrets are of true values, in standard deviations of the function.
 *
 * @param regret the simple regret after each experiment
 * @param recommended the regret of the point that the model holds to be the best in the end
 * @param covered the number of random points, out of {@code ranges}, whose 80 % range contains a new measurement
 * @param stated the chances that the planner stated
 * @param hopeless the number of proposals with next to no chance while a better candidate was free
 * @param stuck the number of proposals that repeat a condition for the third time without being asked to
 * @param repeats the number of proposals that repeat a condition on purpose
 * @param copies the number of pairs of one batch, out of {@code pairs}, that lie within 1 % of every range and are not
 *     deliberate repeats
 */
record SpaceSearch(
        double[] regret,
        double recommended,
        int covered,
        int ranges,
        List<Stated> stated,
        int hopeless,
        int stuck,
        int repeats,
        int copies,
        int pairs) {
    /** A stated chance to be truly better than the best condition so far, and whether the proposal was. */
    record Stated(double chance, boolean better) {}

    double half() {
        return regret[regret.length / 2 - 1];
    }

    double end() {
        return regret[regret.length - 1];
    }
}
