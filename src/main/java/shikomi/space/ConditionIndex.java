package shikomi.space;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The distinct conditions of a list of points, each with the first row that has it, found by hashing. It stores 16 bytes
 * for each condition, so that a list may have millions of points.
 */
public final class ConditionIndex {
    /** The largest share of slots in use: linear probing then looks at two slots on average. */
    private static final double MOST_USED = 0.5;

    /** A power of ten by which numbers with few decimals become integers. */
    private static final double SHIFT = 1e9;

    /** The integers below this number have at most 12 digits, as many as a {@link Condition} distinguishes. */
    private static final double TWELVE_DIGITS = 1e12;

    private final Space space;
    private final List<Point> points;
    private int[] rows = new int[64];
    private int[] hashes = new int[64];
    private int[] slots = new int[128];
    private int size;

    /** An index to which rows of these points are added. */
    public ConditionIndex(Space space, List<Point> points) {
        this.space = space;
        this.points = points;
    }

    /** The number of distinct conditions. */
    public int size() {
        return size;
    }

    /** The first row with condition number {@code entry}, in the order in which they were added. */
    public int row(int entry) {
        return rows[entry];
    }

    /** The condition number {@code entry}. */
    public Condition condition(int entry) {
        return space.condition(points.get(rows[entry]));
    }

    /** Adds a row; false if an earlier row has the same condition. */
    public boolean add(int row, Point point) {
        int hash = hash(point);
        int slot = slot(hash);
        while (slots[slot] != 0) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && condition(entry).equals(space.condition(point))) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            hashes = Arrays.copyOf(hashes, 2 * size);
        }
        rows[size] = row;
        hashes[size] = hash;
        slots[slot] = ++size;
        if (size > MOST_USED * slots.length) {
            enlarge();
        }
        return true;
    }

    private void enlarge() {
        slots = new int[2 * slots.length];
        for (int entry = 0; entry < size; entry++) {
            int slot = slot(hashes[entry]);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = entry + 1;
        }
    }

    private int slot(int hash) {
        return (hash * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
    }

    /** The number of the entry with this condition; empty if there is none. */
    public OptionalInt find(Condition condition) {
        int hash = hash(condition);
        for (int slot = slot(hash); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int entry = slots[slot] - 1;
            if (hashes[entry] == hash && condition(entry).equals(condition)) {
                return OptionalInt.of(entry);
            }
        }
        return OptionalInt.empty();
    }

    private int hash(Point point) {
        int hash = 1;
        for (Parameter.Chosen parameter : space.chosen()) {
            hash = 31 * hash
                    + switch (point.value(parameter.name())) {
                        case Value.Amount(double number) -> Double.hashCode(rounded(number));
                        case Value.Choice choice -> Condition.keyOf(choice).hashCode();
                        case null -> throw new IllegalArgumentException(point + " has no value of " + parameter.name());
                    };
        }
        return hash;
    }

    private static int hash(Condition condition) {
        int hash = 1;
        for (Object key : condition.key()) {
            hash = 31 * hash + (key instanceof Number number ? Double.hashCode(number.doubleValue()) : key.hashCode());
        }
        return hash;
    }

    /**
     * The number rounded to 12 digits, as in a condition. A number whose shortest decimal has at most nine decimals and
     * 12 digits, as nearly all typed numbers, is already rounded and needs no decimal arithmetic.
     */
    private static double rounded(double number) {
        double integer = Math.rint(number * SHIFT);
        return Math.abs(integer) < TWELVE_DIGITS && integer / SHIFT == number
                ? number
                : ((Number) Condition.keyOf(Value.of(number))).doubleValue();
    }
}
