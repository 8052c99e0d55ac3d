package shikomi.space;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * An unmodifiable list of points that are stored in columns of numbers: about 10 bytes for each value, a fiftieth of
 * the points themselves, which are created when they are asked for.
 */
public final class PointList extends AbstractList<Point> implements RandomAccess {
    private final List<Column> columns;
    private final int size;

    private PointList(List<Column> columns, int size) {
        this.columns = columns;
        this.size = size;
    }

    /**
     * The values of one parameter: numbers or the indices of choices.
     *
     * @param kinds what stands in each row; 0 if there is no value
     */
    private record Column(String parameter, double[] numbers, byte[] kinds, List<Value> choices) {
        static final byte NUMBER = 1;
        static final byte CHOICE = 2;

        @Nullable
        Value value(int row) {
            return switch (kinds[row]) {
                case NUMBER -> Value.of(numbers[row]);
                case CHOICE -> choices.get((int) numbers[row]);
                default -> null;
            };
        }
    }

    @Override
    public Point get(int row) {
        if (row < 0 || row >= size) {
            throw new IndexOutOfBoundsException(row);
        }
        Map<String, Value> values = new LinkedHashMap<>();
        for (Column column : columns) {
            Value value = column.value(row);
            if (value != null) {
                values.put(column.parameter(), value);
            }
        }
        return new Point(values);
    }

    @Override
    public int size() {
        return size;
    }

    /** Collects points; a point read from the list has its values in the order in which parameters first appeared. */
    public static final class Builder {
        private static final int FIRST_ROWS = 64;

        private final Map<String, Growing> columns = new LinkedHashMap<>();
        private int size;

        /** Adds a point at the end. */
        public void add(Point point) {
            point.values()
                    .forEach((parameter, value) -> columns.computeIfAbsent(parameter, p -> new Growing())
                            .set(size, value));
            size++;
        }

        /** The points so far; the builder must not be used afterwards. */
        public PointList build() {
            List<Column> built = new ArrayList<>();
            columns.forEach((parameter, column) -> built.add(column.column(parameter, size)));
            return new PointList(built, size);
        }

        /** A column to which values are added. */
        private static final class Growing {
            private double[] numbers = new double[FIRST_ROWS];
            private byte[] kinds = new byte[FIRST_ROWS];
            private final Map<Value, Integer> choices = new LinkedHashMap<>();

            void set(int row, Value value) {
                if (row >= kinds.length) {
                    int longer = Math.max(row + 1, kinds.length + kinds.length / 2);
                    numbers = Arrays.copyOf(numbers, longer);
                    kinds = Arrays.copyOf(kinds, longer);
                }
                switch (value) {
                    case Value.Amount(double number) -> {
                        numbers[row] = number;
                        kinds[row] = Column.NUMBER;
                    }
                    case Value.Choice choice -> {
                        Integer known = choices.get(choice);
                        int index = known == null ? choices.size() : known;
                        choices.putIfAbsent(choice, index);
                        numbers[row] = index;
                        kinds[row] = Column.CHOICE;
                    }
                }
            }

            Column column(String parameter, int size) {
                return new Column(
                        parameter,
                        Arrays.copyOf(numbers, size),
                        Arrays.copyOf(kinds, size),
                        List.copyOf(choices.keySet()));
            }
        }
    }
}
