package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/**
 * What the cells of a column hold.
 *
 * @param numbers those that can be read, limits of meters left out
 * @param texts the different others
 * @param filled how many cells are not empty
 */
record CellStatistics(double[] numbers, Set<String> texts, int filled, double readable) {
    /** So many rows tell enough. */
    private static final int MOST = 2_000;

    static CellStatistics of(Sheet sheet, ColumnGuess guess) {
        return of(sheet, guess.index(), guess.meaning().unit());
    }

    static CellStatistics of(Sheet sheet, int column, @org.jspecify.annotations.Nullable Unit unit) {
        List<Double> numbers = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        int filled = 0;
        for (Sheet.Row row : sheet.rows().subList(0, Math.min(MOST, sheet.rows().size()))) {
            String cell = row.cell(column);
            if (cell.isEmpty()) {
                continue;
            }
            filled++;
            if (number(cell, unit, sheet.decimalComma()) instanceof Outcome.Measured(double value, double ignored)) {
                numbers.add(value);
            } else {
                texts.add(Numbers.normal(cell));
            }
        }
        return new CellStatistics(
                numbers.stream().mapToDouble(x -> x).toArray(),
                texts,
                filled,
                filled == 0 ? 0 : (double) numbers.size() / filled);
    }

    private static @org.jspecify.annotations.Nullable Outcome number(
            String cell, @org.jspecify.annotations.Nullable Unit unit, boolean comma) {
        String text = comma ? cell.replaceFirst("^([<>]?[+-]?\\d+),(\\d+)$", "$1.$2") : cell;
        return CellEntry.read(text, unit) instanceof CellEntry.Read(Outcome outcome) ? outcome : null;
    }

    /** The share of numbers from low to high, with a little room. */
    double inside(double low, double high) {
        double room = 0.05 * (high - low);
        return numbers.length == 0
                ? 0
                : (double) Arrays.stream(numbers)
                                .filter(x -> x >= low - room && x <= high + room)
                                .count()
                        / numbers.length;
    }

    boolean isCounter() {
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] != numbers[i - 1] + 1) {
                return false;
            }
        }
        return numbers.length > 2;
    }
}
