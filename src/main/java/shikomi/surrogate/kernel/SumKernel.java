package shikomi.surrogate.kernel;

import java.util.Arrays;
import shikomi.math.Matrix;

/**
 * The sum of two kernels of the same inputs, k(x, x') = a(x, x') + b(x, x'); θ consists of the hyperparameters of a,
 * followed by those of b.
 */
public record SumKernel(Kernel a, Kernel b) implements Kernel {

    @Override
    public int size() {
        return a.size() + b.size();
    }

    @Override
    public boolean[] category() {
        return a.category();
    }

    private double[] ofA(double[] theta) {
        return Arrays.copyOf(theta, a.size());
    }

    private double[] ofB(double[] theta) {
        return Arrays.copyOfRange(theta, a.size(), size());
    }

    private static double[] plus(double[] x, double[] y) {
        double[] sum = new double[x.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = x[i] + y[i];
        }
        return sum;
    }

    @Override
    public Pairs pairs(double[][] X) {
        return a.pairs(X);
    }

    @Override
    public OnPairs on(Pairs pairs) {
        return new SumOnPairs(pairs);
    }

    private final class SumOnPairs implements OnPairs {
        private final OnPairs onA;
        private final OnPairs onB;
        private final double[] sum;

        SumOnPairs(Pairs pairs) {
            onA = a.on(pairs); // as made by pairs(X)
            onB = b.on(b.pairs(pairs.X())); // each kernel may transform the inputs in its own way
            sum = new double[pairs.count()];
        }

        @Override
        public double[] at(double[] theta) {
            double[] x = onA.at(ofA(theta));
            double[] y = onB.at(ofB(theta));
            for (int pair = 0; pair < sum.length; pair++) {
                sum[pair] = x[pair] + y[pair];
            }
            return sum;
        }

        @Override
        public double variance(int row) {
            return onA.variance(row) + onB.variance(row);
        }

        @Override
        public void addGradient(double[] twice, double[] diagonal, double[] gradient) {
            double[] byA = new double[a.size()];
            double[] byB = new double[b.size()];
            onA.addGradient(twice.clone(), diagonal, byA);
            onB.addGradient(twice, diagonal, byB);
            for (int p = 0; p < byA.length; p++) {
                gradient[p] += byA[p];
            }
            for (int p = 0; p < byB.length; p++) {
                gradient[byA.length + p] += byB[p];
            }
        }
    }

    @Override
    public Against against(double[] theta, double[][] X) {
        return new SumAgainst(a.against(ofA(theta), X), b.against(ofB(theta), X));
    }

    private record SumAgainst(Against toA, Against toB) implements Against {
        @Override
        public Matrix cross(double[][] S, int from, int to, double plus) {
            Matrix K = toA.cross(S, from, to, plus);
            Matrix more = toB.cross(S, from, to, 0);
            for (int j = 0; j < K.columns(); j++) {
                K.setColumn(j, SumKernel.plus(K.column(j), more.column(j)), 0);
            }
            return K;
        }

        @Override
        public double[] variances(double[][] S, int from, int to) {
            return SumKernel.plus(toA.variances(S, from, to), toB.variances(S, from, to));
        }

        @Override
        public Row at(double[] x) {
            return new SumRow(toA.at(x), toB.at(x));
        }
    }

    private record SumRow(Row a, Row b) implements Row {
        @Override
        public double[] values() {
            return SumKernel.plus(a.values(), b.values());
        }

        @Override
        public void addGradient(double[] weights, double[] gradient) {
            a.addGradient(weights, gradient);
            b.addGradient(weights, gradient);
        }

        @Override
        public double variance() {
            return a.variance() + b.variance();
        }

        @Override
        public void addVarianceGradient(double[] gradient) {
            a.addVarianceGradient(gradient);
            b.addVarianceGradient(gradient);
        }
    }
}
