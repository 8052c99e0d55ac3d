package shikomi.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Proposal.Expected;
import shikomi.space.Condition;
import shikomi.space.Point;
import shikomi.surrogate.process.LeaveOneOut;

/**
 * The accuracy of a model's predictions of conditions that it was not fitted to, for each objective.
 *
 * @param conditions the number of distinct measured conditions
 */
public record ModelHealth(int conditions, Map<String, Check> objectives) {
    public ModelHealth {
        objectives = Collections.unmodifiableMap(new LinkedHashMap<>(objectives));
    }

    /**
     * The check of one objective; errors are root mean squares in its unit, null if there are fewer than two
     * conditions.
     *
     * @param looRmse the error of leave-one-out predictions
     * @param meanRmse the error of always guessing the average of the other conditions
     * @param left every condition as measured, and as predicted from the others
     */
    public record Check(@Nullable Double looRmse, @Nullable Double meanRmse, List<LeftOut> left) {
        /** The number of conditions from which on the errors say whether the model helps. Set by judgement. */
        public static final int ENOUGH = 8;

        public Check {
            left = List.copyOf(left);
        }

        /** The error as a share of that of always guessing the average; empty if there are too few conditions. */
        public OptionalDouble shareOfAverage() {
            return looRmse == null || meanRmse == null || left.size() < ENOUGH
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(looRmse / meanRmse);
        }

        /** @param leaveOneOut in standardised outputs; computed only if there are at least two conditions */
        static Check of(ScaledResults data, Supplier<LeaveOneOut> leaveOneOut) {
            List<ConditionResults> measured = data.conditions();
            if (measured.stream().map(ConditionResults::condition).distinct().count() < 2) {
                return new Check(null, null, List.of());
            }
            List<LeftOut> left = left(data, leaveOneOut.get());
            return new Check(
                    rootMeanSquare(left.stream()
                            .mapToDouble(each -> each.measured() - each.predicted())
                            .toArray()),
                    rootMeanSquare(measured.stream()
                            .mapToDouble(each -> each.mean() - meanWithout(measured, each.condition()))
                            .toArray()),
                    left);
        }

        private static List<LeftOut> left(ScaledResults data, LeaveOneOut leaveOneOut) {
            List<LeftOut> left = new ArrayList<>();
            for (int i = 0; i < data.conditions().size(); i++) {
                ConditionResults measured = data.conditions().get(i);
                Expected expected = data.scaling()
                        .expected(leaveOneOut.mean()[i], leaveOneOut.variance()[i]);
                left.add(new LeftOut(measured.point(), measured.mean(), expected));
            }
            return left;
        }

        private static double rootMeanSquare(double[] errors) {
            double squares = 0;
            for (double error : errors) {
                squares += error * error;
            }
            return Math.sqrt(squares / errors.length);
        }

        private static double meanWithout(List<ConditionResults> measured, Condition condition) {
            return measured.stream()
                    .filter(each -> !each.condition().equals(condition))
                    .mapToDouble(ConditionResults::mean)
                    .average()
                    .orElseThrow();
        }
    }

    /**
     * A condition that was left out.
     *
     * @param measured the mean of its replicates
     * @param sd the predicted standard deviation of that mean
     */
    public record LeftOut(Point point, double measured, Expected expected) {
        public double predicted() {
            return expected.mean();
        }

        /** The standard deviation of the prediction; 0 if it is unknown. */
        public double sd() {
            return expected.hasKnownSpread() ? expected.sd() : 0;
        }
    }
}
