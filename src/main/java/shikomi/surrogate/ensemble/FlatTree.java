package shikomi.surrogate.ensemble;

import java.util.Arrays;
import smile.data.Tuple;
import smile.data.type.StructType;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.RegressionNode;

/**
 * A regression tree in arrays, several times faster for many rows than the linked nodes of the library, with the same
 * predictions. Node k sends a row to node {@code below[k]} if input {@code feature[k]} is at most {@code number[k]},
 * otherwise to the node after that one; at a leaf, {@code feature[k]} is negative and {@code number[k]} is the output.
 */
final class FlatTree {
    private static final int LEAF = -1;

    private final StructType schema;
    private int[] feature = new int[64];
    private int[] below = new int[64];
    private double[] number = new double[64];
    private int size;

    /**
     * @param schema the d columns of the tree, all of them numbers
     * @param low the least value of each column in the data of the tree
     * @param high the largest value of each column
     */
    FlatTree(Node root, StructType schema, double[] low, double[] high) {
        this.schema = schema;
        add(root, reserve(1), low, high);
    }

    private int reserve(int nodes) {
        int first = size;
        size += nodes;
        if (size > feature.length) {
            feature = Arrays.copyOf(feature, 2 * size);
            below = Arrays.copyOf(below, 2 * size);
            number = Arrays.copyOf(number, 2 * size);
        }
        return first;
    }

    private void add(Node node, int at, double[] low, double[] high) {
        if (node instanceof InternalNode internal) {
            feature[at] = internal.feature();
            number[at] = split(internal, low[internal.feature()], high[internal.feature()]);
            int children = reserve(2);
            below[at] = children;
            add(internal.trueChild(), children, low, high);
            add(internal.falseChild(), children + 1, low, high);
        } else {
            feature[at] = LEAF;
            number[at] = ((RegressionNode) node).output();
        }
    }

    /** The largest value that goes to the first child, by bisection, as the library does not reveal it. */
    private double split(InternalNode node, double low, double high) {
        double[] x = new double[schema.length()];
        Tuple tuple = Tuple.of(schema, x);
        long below = ordered(low);
        long above = ordered(high);
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            x[node.feature()] = number(middle);
            if (node.branch(tuple)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return number(below);
    }

    /** The bits of a number as an integer that increases with it. */
    private static long ordered(double number) {
        long bits = Double.doubleToLongBits(number + 0.0); // −0 is 0
        return bits < 0 ? Long.MIN_VALUE - bits : bits;
    }

    private static double number(long ordered) {
        return Double.longBitsToDouble(ordered < 0 ? Long.MIN_VALUE - ordered : ordered);
    }

    /** The output for a row of the columns. */
    double value(double[] columns) {
        int node = 0;
        while (feature[node] >= 0) {
            node = columns[feature[node]] <= number[node] ? below[node] : below[node] + 1;
        }
        return number[node];
    }
}
