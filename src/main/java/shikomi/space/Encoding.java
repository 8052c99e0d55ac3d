package shikomi.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Encodes points as rows of numbers for a surrogate. A numeric parameter is scaled to [0, 1] by its declared range, on
 * a logarithmic scale if it is declared so; a choice becomes its index in the list, a category.
 */
public final class Encoding {
    /** The largest distance from the limits, in ranges, at which squares of it still add up exactly enough. */
    private static final double MOST_RANGES = 1e6;

    private final List<Parameter.Chosen> parameters;
    private final List<Mixture> mixtures;

    public Encoding(Space space) {
        this.parameters = space.chosen();
        this.mixtures = space.mixtures();
    }

    /** The number of columns in a row. */
    public int columns() {
        return parameters.size();
    }

    /** The name of the parameter of a column. */
    public String name(int column) {
        return parameters.get(column).name();
    }

    /** For each column, whether it is a category. */
    public boolean[] categories() {
        boolean[] categories = new boolean[columns()];
        for (int j = 0; j < categories.length; j++) {
            categories[j] = parameters.get(j) instanceof Parameter.Choosing;
        }
        return categories;
    }

    /**
     * The lower limit of each component of a mixture in units of its range, low / (high − low); infinite for every
     * other column.
     */
    public double[] aboveZero() {
        return parameters.stream().mapToDouble(this::aboveZero).toArray();
    }

    private double aboveZero(Parameter parameter) {
        boolean fraction = mixtures.stream().anyMatch(mixture -> Space.isComponent(parameter, mixture));
        return fraction && parameter instanceof Parameter.Numeric n && n.high() > n.low() && !isLog(n)
                ? Math.max(n.low(), 0) / (n.high() - n.low())
                : Double.POSITIVE_INFINITY;
    }

    /**
     * The standard deviation of each column over the space: that of a uniform number, or of a component of a mixture
     * whose fractions are uniform over the simplex if that is smaller; limits are not considered.
     */
    public double[] spreads() {
        return parameters.stream().mapToDouble(this::spread).toArray();
    }

    private double spread(Parameter parameter) {
        double uniform = 1 / Math.sqrt(12);
        return mixtures.stream()
                .filter(mixture -> Space.isComponent(parameter, mixture))
                .mapToDouble(mixture -> spread(parameter, mixture))
                .reduce(uniform, Math::min);
    }

    /** The variance of one of D fractions is (D − 1) / (D² (D + 1)), that of the Dirichlet distribution. */
    private static double spread(Parameter parameter, Mixture mixture) {
        double parts = mixture.components().size();
        double sd = Math.sqrt((parts - 1) / (parts * parts * (parts + 1)));
        return parameter instanceof Parameter.Numeric n && n.high() > n.low()
                ? sd * mixture.total() / (n.high() - n.low())
                : sd;
    }

    /** The row of a point. */
    public double[] row(Point point) {
        double[] row = new double[columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = switch (parameters.get(j)) {
                case Parameter.Numeric n -> scaled(n, point.number(n.name()));
                case Parameter.Choosing c -> c.options().indexOf(point.choice(c.name()));
            };
        }
        return row;
    }

    /** A row with other values of the numeric parameters, which are given in the order of the space. */
    public double[] row(double[] row, double[] numbers) {
        double[] changed = row.clone();
        for (int j = 0, i = 0; j < changed.length; j++) {
            if (parameters.get(j) instanceof Parameter.Numeric n) {
                changed[j] = scaled(n, numbers[i++]);
            }
        }
        return changed;
    }

    /**
     * The row of a point that may lack parameters: NaN for a missing parameter, −1 for a choice that is not in the
     * list.
     */
    public double[] partialRow(Point point) {
        double[] row = new double[columns()];
        for (int j = 0; j < row.length; j++) {
            Parameter.Chosen parameter = parameters.get(j);
            Value value = point.values().get(parameter.name());
            row[j] = switch (parameter) {
                case Parameter.Numeric n -> value instanceof Value.Amount(double x) ? scaled(n, x) : Double.NaN;
                case Parameter.Choosing c ->
                    value instanceof Value.Choice(String choice) ? c.options().indexOf(choice) : Double.NaN;
            };
        }
        return row;
    }

    /** The rows of points, one row for each point. */
    public double[][] rows(List<Point> points) {
        return points.stream().map(this::row).toArray(double[][]::new);
    }

    /** A number on the scale of its parameter: 0 at low and 1 at high. */
    static double scaled(Parameter.Numeric parameter, double x) {
        double low = parameter.low();
        double high = parameter.high();
        if (low == high) {
            return 0;
        }
        // A measured value may be zero or negative; the logarithm must still be defined.
        double scaled = isLog(parameter)
                ? Math.log(Math.max(x, low * 1e-6) / low) / Math.log(high / low)
                : (x - low) / (high - low);
        return Math.clamp(scaled, -MOST_RANGES, MOST_RANGES);
    }

    /** The number whose scaled value is {@code z}. */
    static double unscaled(Parameter.Numeric parameter, double z) {
        double low = parameter.low();
        double high = parameter.high();
        return isLog(parameter) ? low * Math.pow(high / low, z) : low + z * (high - low);
    }

    static boolean isLog(Parameter.Numeric parameter) {
        return parameter.scale() == Scale.LOG;
    }

    /** The squared distance between two rows; categories that differ contribute 1. */
    public double squaredDistance(double[] a, double[] b) {
        boolean[] categories = categories();
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = categories[j] ? (a[j] == b[j] ? 0 : 1) : a[j] - b[j];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public String toString() {
        List<String> names = new ArrayList<>();
        parameters.forEach(p -> names.add(p.name()));
        return names + " " + Arrays.toString(categories());
    }
}
