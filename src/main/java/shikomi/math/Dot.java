package shikomi.math;

/** The dot product Σ a_i b_i by four partial sums, so that no addition waits for the previous one. */
public final class Dot {
    private Dot() {}

    /** The dot product of two arrays of equal length. */
    public static double of(double[] a, double[] b) {
        return of(a, 0, b, 0, a.length);
    }

    /** The dot product of {@code n} numbers from each array. */
    static double of(double[] a, int fromA, double[] b, int fromB, int n) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < n; i += 4) {
            sum0 += a[fromA + i] * b[fromB + i];
            sum1 += a[fromA + i + 1] * b[fromB + i + 1];
            sum2 += a[fromA + i + 2] * b[fromB + i + 2];
            sum3 += a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < n; i++) {
            sum0 += a[fromA + i] * b[fromB + i];
        }
        return (sum0 + sum1) + (sum2 + sum3);
    }
}
