package shikomi.plan;

import java.util.Optional;
import shikomi.math.Normal;
import shikomi.model.ObjectiveModel;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.surrogate.process.Prediction;

/**
 * The best condition so far, where it should be made again: one more measurement there would tell mostly about luck, and
 * another condition may well be the better one.
 *
 * @param chance that the strongest of the others is truly better
 */
record Confirmation(Point point, double chance) {
    /** A smaller chance than this is no reason. */
    private static final double DOUBT = 0.2;

    /** Of the variance of one more measurement, this share at least is noise. */
    private static final double NOISY = 0.5;

    /** So many measurements of one condition are enough. */
    private static final int ENOUGH = 3;

    static Optional<Confirmation> of(ObjectiveModel model) {
        Prediction value = model.ensemble().predict(model.rows());
        int best = largest(value.mean());
        double measured =
                model.ensemble().measure(new double[][] {model.rows()[best]}).variance()[0];
        boolean noisy = 1 - value.variance()[best] / measured >= NOISY;
        double chance = 0;
        for (int i = 0; i < value.mean().length; i++) {
            if (!model.measured()
                    .get(i)
                    .condition()
                    .equals(model.measured().get(best).condition())) {
                chance = Math.max(chance, chanceOfMore(value, i, best));
            }
        }
        return noisy
                        && chance >= DOUBT
                        && times(model, model.measured().get(best).condition()) < ENOUGH
                ? Optional.of(new Confirmation(model.measured().get(best).point(), chance))
                : Optional.empty();
    }

    /** As if what is not known of one were independent of what is not known of the other. */
    private static double chanceOfMore(Prediction value, int i, int j) {
        double sd = Math.sqrt(value.variance()[i] + value.variance()[j]);
        return Normal.cumulative((value.mean()[i] - value.mean()[j]) / Math.max(sd, Double.MIN_NORMAL));
    }

    private static int times(ObjectiveModel model, Condition condition) {
        return model.measured().stream()
                .filter(measured -> measured.condition().equals(condition))
                .mapToInt(measured -> measured.values().length)
                .sum();
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }
}
