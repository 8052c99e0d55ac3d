package shikomi.transfer;

import java.util.Arrays;

/** A mean function that is known beforehand, factor × groupMean(x) + shift. */
record KnownMean(GroupMean groupMean, double factor, double shift) {

    /** Its values at the rows of X, {@code m×d}. */
    double[] at(double[][] X) {
        return Arrays.stream(groupMean.mean(X)).map(m -> factor * m + shift).toArray();
    }

    /** Adds its gradient at x to {@code gradient}. */
    void addGradient(double[] x, double[] gradient) {
        groupMean.addGradient(x, factor, gradient);
    }

    /** This mean with the faster approximation of the group mean. */
    KnownMean fast() {
        return new KnownMean(groupMean.fast(), factor, shift);
    }
}
