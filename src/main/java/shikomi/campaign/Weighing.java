package shikomi.campaign;

import java.util.List;
import shikomi.space.Point;

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
}
