package shikomi.campaign;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.space.Point;
import shikomi.space.Value;

/**
 * The materials that were weighed out for an experiment before its measurements.
 *
 * @param made the point that results from the weighed amounts
 * @param portions the readings of the balance, one for each material that was weighed
 */
public record Weighing(Point made, List<Portion> portions) {
    public Weighing {
        portions = List.copyOf(portions);
    }

    /**
     * One reading of the balance.
     *
     * @param planned the planned amount, in {@code unit}
     * @param read the amount taken, in {@code unit}
     */
    public record Portion(String material, double planned, double read, String unit) {

        /** The amount taken in excess of the plan, in percent of the plan; infinite if the planned amount is zero. */
        public double excess() {
            return read == planned ? 0 : 100 * (read - planned) / planned;
        }
    }

    /**
     * The point of an experiment as a table states it, beside the amounts that were weighed out for it. A value that still
     * equals the plan was only copied from it, so the amount that was weighed takes its place.
     *
     * @param made the point with the weighed amounts
     * @param kept the names of the parameters whose weighed amounts replace the planned ones
     * @param contradicted the names of the parameters for which the table states neither the planned nor the weighed amount
     */
    public record Stated(Point made, List<String> kept, List<String> contradicted) {
        /** Numbers closer than this, relative to their size, are one number written twice: a double has 15 digits. */
        private static final double SAME = 1e-9;

        public Stated {
            kept = List.copyOf(kept);
            contradicted = List.copyOf(contradicted);
        }

        /** @param stated the point as stated, in which blank cells are filled with the plan */
        public static Stated of(Experiment experiment, Point stated) {
            Weighing weighing = experiment.weighing();
            List<String> kept = new ArrayList<>();
            List<String> contradicted = new ArrayList<>();
            Point made = stated;
            if (weighing == null || experiment.result() != null || experiment.proposal() == null) {
                return new Stated(stated, kept, contradicted);
            }
            for (var weighed : weighing.made().values().entrySet()) {
                Value value = stated.value(weighed.getKey());
                if (value == null || isSame(value, weighed.getValue())) {
                    continue;
                }
                boolean copied = isSame(value, experiment.proposal().point().value(weighed.getKey()));
                (copied ? kept : contradicted).add(weighed.getKey());
                made = copied ? made.with(weighed.getKey(), weighed.getValue()) : made;
            }
            return new Stated(made, kept, contradicted);
        }

        private static boolean isSame(Value value, @Nullable Value other) {
            return (value instanceof Value.Amount(double a) && other instanceof Value.Amount(double b))
                    ? Math.abs(a - b) <= SAME * Math.max(Math.abs(a), Math.abs(b))
                    : value.equals(other);
        }
    }
}
