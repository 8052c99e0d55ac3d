package shikomi.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.math.RandomStream;
import shikomi.message.Numbers;
import shikomi.table.file.NumberEvidence;
import shikomi.table.file.Sheet;

/**
 * The tables of synthetic sources at random points of the box of a function.
 *
 * @param rows the number of rows of each table
 * @param noise the standard deviation of one measurement, in the unit of the function
 */
record SyntheticTables(TestFunction function, int rows, double noise) {
    /** The share of results that a biased source publishes. */
    private static final double PUBLISHED = 0.4;

    /** The share of values in a wrong unit. */
    private static final double WRONG = 0.1;

    /** The factor of a related source, which measures 2.5 f + 7, so that only its shape helps. */
    private static final double SCALE = 2.5;

    private static final double OFFSET = 7;

    /**
     * The number of points at which the sensitivity to each input is estimated; enough to rank the inputs. Set by
     * judgement.
     */
    private static final int SAMPLE = 512;

    /** The number of random waves; enough that their sum is nearly a Gaussian process. Set by judgement. */
    private static final int WAVES = 32;

    List<Sheet> of(SyntheticSource kind, RandomStream random) {
        TestFunction.Formula f = function.formula();
        return switch (kind) {
            case RELATED -> List.of(sheet(related(random)));
            case BIASED -> List.of(sheet(biased(random)));
            case INVERTED -> List.of(sheet(drawn(rows, u -> -f.at(function.scaled(u)), noise, random)));
            case MISLEADING -> List.of(sheet(misleading(random)));
            case UNRELATED -> List.of(sheet(unrelated(random)));
            case UNIT_ERRORS -> List.of(sheet(wrong(related(random))));
            case ONE_OF_FIVE ->
                Stream.of(
                                related(random.child(0)),
                                misleading(random.child(1)),
                                unrelated(random.child(2)),
                                unrelated(random.child(3)),
                                unrelated(random.child(4)))
                        .map(this::sheet)
                        .toList();
        };
    }

    /** A row of a table: a point of the unit cube with its measured value. */
    private record Row(double[] at, double value) {}

    private List<Row> drawn(int count, TestFunction.Formula value, double sd, RandomStream random) {
        return IntStream.range(0, count)
                .mapToObj(i -> random.uniforms(function.dimension()))
                .map(u -> new Row(u, value.at(u) + sd * random.gaussian()))
                .toList();
    }

    private List<Row> related(RandomStream random) {
        List<Integer> all = IntStream.range(0, function.dimension()).boxed().toList();
        return drawn(rows, u -> SCALE * shifted(u, all, 0.05) + OFFSET, SCALE * noise, random);
    }

    private List<Row> biased(RandomStream random) {
        int made = (int) Math.round(rows / PUBLISHED);
        return drawn(made, u -> SCALE * shifted(u, List.of(), 0) + OFFSET, SCALE * noise, random).stream()
                .sorted(Comparator.comparingDouble(Row::value))
                .limit(rows)
                .toList();
    }

    private List<Row> misleading(RandomStream random) {
        List<Integer> sharp = sharp(function);
        return drawn(rows, u -> shifted(u, sharp, 0.25), noise, random);
    }

    /** A sum of random waves with wavelengths of about 2 in the unit cube and the standard deviation of f. */
    private List<Row> unrelated(RandomStream random) {
        double height = function.sd() * Math.sqrt(2.0 / WAVES);
        List<double[]> waves = IntStream.range(0, WAVES)
                .mapToObj(k -> {
                    double[] wave = new double[function.dimension() + 1];
                    Arrays.setAll(wave, j -> 3 * random.gaussian());
                    wave[function.dimension()] = 2 * Math.PI * random.uniform();
                    return wave;
                })
                .toList();
        return drawn(
                rows,
                u -> height
                        * waves.stream().mapToDouble(wave -> cosine(wave, u)).sum(),
                noise,
                random);
    }

    private static double cosine(double[] wave, double[] u) {
        double phase = wave[u.length];
        for (int j = 0; j < u.length; j++) {
            phase += wave[j] * u[j];
        }
        return Math.cos(phase);
    }

    /** The rows with every tenth value in another unit. */
    private static List<Row> wrong(List<Row> right) {
        int every = (int) Math.round(1 / WRONG);
        return IntStream.range(0, right.size())
                .mapToObj(i -> i % every > 0
                        ? right.get(i)
                        : new Row(right.get(i).at(), 1000 * right.get(i).value()))
                .toList();
    }

    private double shifted(double[] u, List<Integer> along, double by) {
        double[] moved = u.clone();
        along.forEach(j -> moved[j] += by);
        return function.formula().at(function.scaled(moved));
    }

    /**
     * The half of the inputs, rounded up, that affects f most, by the mean of (f(x) − f(x with another x_j))² (Jansen,
     * Comput. Phys. Commun. 117 (1999) 35).
     */
    static List<Integer> sharp(TestFunction function) {
        RandomStream random = RandomStream.of(0).child("sharp");
        int d = function.dimension();
        double[] moved = new double[d];
        for (int i = 0; i < SAMPLE; i++) {
            double[] u = random.uniforms(d);
            double here = function.formula().at(function.scaled(u));
            for (int j = 0; j < d; j++) {
                double[] other = u.clone();
                other[j] = random.uniform();
                double step = function.formula().at(function.scaled(other)) - here;
                moved[j] += step * step;
            }
        }
        return IntStream.range(0, d)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -moved[j]))
                .limit((d + 1) / 2)
                .toList();
    }

    private Sheet sheet(List<Row> made) {
        List<String> header = new ArrayList<>();
        for (int j = 1; j <= function.dimension(); j++) {
            header.add("x" + j);
        }
        header.add(FunctionBench.OBJECTIVE);
        List<Sheet.Row> lines = IntStream.range(0, made.size())
                .mapToObj(i -> new Sheet.Row(i + 2, cells(made.get(i))))
                .toList();
        return new Sheet("made.csv", header, lines, NumberEvidence.NONE);
    }

    private List<String> cells(Row row) {
        return DoubleStream.concat(Arrays.stream(function.scaled(row.at())), DoubleStream.of(row.value()))
                .mapToObj(Numbers::plain)
                .toList();
    }
}
