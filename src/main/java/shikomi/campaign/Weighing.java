package shikomi.campaign;

import java.util.List;
import shikomi.space.Point;

/**
 * The materials that were weighed out for an experiment, before anything was measured.
 *
 * @param made the point that follows from it
 * @param portions the readings of the balance, one for each material that was weighed
 */
public record Weighing(Point made, List<Portion> portions) {
    public Weighing {
        portions = List.copyOf(portions);
    }

    /**
     * One reading.
     *
     * @param planned what should have been taken, in {@code unit}
     * @param read what was taken
     */
    public record Portion(String material, double planned, double read, String unit) {

        /** How much more than planned was taken, in percent; infinite where nothing was planned. */
        public double excess() {
            return read == planned ? 0 : 100 * (read - planned) / planned;
        }
    }
}
