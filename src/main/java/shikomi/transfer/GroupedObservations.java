package shikomi.transfer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import shikomi.math.RandomStream;
import shikomi.surrogate.kernel.InputColumns;

/**
 * What other labs report: rows of inputs, {@code n×d}, their values, and whose they are. The rows stand in an order of their
 * own, so that the order in which they were read changes nothing. Immutable.
 */
public final class GroupedObservations {
    /** So many rows of one lab are taken before the next lab's turn comes. */
    private static final int BITE = 4;

    /** Of what is learned from reports: another, where another thing would be learned from the same. */
    private static final String VERSION = "2-";

    private final double[][] X;
    private final double[] y;
    private final int[] lab;
    private final boolean[] told;
    private final List<int[]> labs;

    private GroupedObservations(double[][] X, double[] y, int[] lab, boolean[] told) {
        this.X = X;
        this.y = y;
        this.lab = lab;
        this.told = told;
        Map<Integer, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < lab.length; i++) {
            rows.computeIfAbsent(lab[i], name -> new ArrayList<>()).add(i);
        }
        this.labs = rows.values().stream()
                .map(each -> each.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /**
     * @param lab a name for the lab of each row
     * @param told which inputs the reports tell
     */
    public static GroupedObservations of(double[][] X, double[] y, String[] lab, boolean[] told) {
        int[] order = IntStream.range(0, y.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> lab[i])
                        .thenComparing((i, j) -> Arrays.compare(X[i], X[j]))
                        .thenComparingDouble(i -> y[i]))
                .mapToInt(i -> i)
                .toArray();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        return new GroupedObservations(
                Arrays.stream(order).mapToObj(i -> X[i]).toArray(double[][]::new),
                Arrays.stream(order).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(order)
                        .map(i -> numbers.computeIfAbsent(lab[i], name -> numbers.size()))
                        .toArray(),
                told.clone());
    }

    /** The same with every value changed. */
    GroupedObservations changed(DoubleUnaryOperator change) {
        return new GroupedObservations(X, Arrays.stream(y).map(change).toArray(), lab, told);
    }

    public int size() {
        return y.length;
    }

    double[][] X() {
        return X;
    }

    double[] y() {
        return y;
    }

    /** Whether the reports tell input {@code j}. */
    boolean isReported(int j) {
        return told[j];
    }

    /** A name for these reports, seen through these inputs: others have another. */
    public String fingerprint(InputColumns inputs) {
        ByteBuffer bytes = ByteBuffer.allocate(size() * (told.length + 2) * 8 + told.length * 16 + 8);
        for (int i = 0; i < size(); i++) {
            bytes.putDouble(y[i]).putLong(lab[i]);
            Arrays.stream(X[i]).forEach(bytes::putDouble);
        }
        for (int j = 0; j < told.length; j++) {
            bytes.putLong((told[j] ? 2 : 0) + (inputs.category()[j] ? 1 : 0)).putDouble(inputs.roots()[j]);
        }
        bytes.putLong(inputs.freeDirections());
        try {
            return VERSION
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** The rows of each lab. */
    List<int[]> labs() {
        return labs;
    }

    /** All rows but those of one lab; −1 for all of them. */
    int[] without(int which) {
        return IntStream.range(0, size()).filter(i -> lab[i] != which).toArray();
    }

    /** The number of the lab that row {@code i} is of. */
    int lab(int i) {
        return lab[i];
    }

    /** At most {@code most} of these rows: of every lab some before more of any. */
    int[] spread(int[] rows, int most, RandomStream random) {
        if (rows.length <= most) {
            return rows;
        }
        int[] order = random.permutation(rows.length);
        Map<Integer, List<Integer>> byLab = new LinkedHashMap<>();
        for (int at : order) {
            byLab.computeIfAbsent(lab[rows[at]], name -> new ArrayList<>()).add(rows[at]);
        }
        IntStream.Builder taken = IntStream.builder();
        int count = 0;
        for (int from = 0; count < most; from += BITE) {
            for (List<Integer> own : byLab.values()) {
                for (int i = from; i < Math.min(from + BITE, own.size()) && count < most; i++) {
                    taken.add(own.get(i));
                    count++;
                }
            }
        }
        return taken.build().sorted().toArray();
    }

    /** The {@code count} of these rows with the least distance. */
    static int[] nearest(int[] rows, double[] distance, int count) {
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingDouble(a -> distance[a]))
                .limit(count)
                .mapToInt(a -> rows[a])
                .sorted()
                .toArray();
    }
}
