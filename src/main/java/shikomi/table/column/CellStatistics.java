package shikomi.table.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Outcome;
import shikomi.message.Numbers;
import shikomi.table.cell.CellEntry;
import shikomi.table.cell.DecimalMark;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.cell.Notation;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/**
 * Statistics of the cells of a column.
 *
 * @param numbers the measured values, without those given as limits of detection
 * @param texts the distinct cells that are not numbers
 * @param filled the number of cells that are not empty
 * @param readable the fraction of the filled cells that are numbers
 */
record CellStatistics(double[] numbers, Set<String> texts, int filled, double readable) {
    /** The first 2,000 rows suffice to guess the meaning of a column. Set by judgement. */
    private static final int MOST = 2_000;

    private static final Pattern WITH_UNIT = Pattern.compile("[\\p{L}%‰°]");
    private static final Pattern EXPONENT = Pattern.compile("(?<=\\d)[eE](?=[+-]?\\d)");

    static CellStatistics of(Sheet sheet, ColumnGuess guess) {
        return of(sheet, guess.index(), unit(guess), guess.notation());
    }

    private static @Nullable Unit unit(ColumnGuess guess) {
        return Conversion.of(guess.unit(), guess.meaning().unit()).from();
    }

    /** Whether a cell is without a unit of its own. */
    private static boolean isBare(String cell) {
        return !WITH_UNIT
                .matcher(EXPONENT.matcher(Numbers.normal(cell)).replaceAll(""))
                .find();
    }

    /** Whether the unit in the heading of a column is that of no cell, because all filled ones have their own. */
    static boolean isOverruled(Sheet sheet, int column) {
        List<String> filled = filled(sheet, column);
        return !filled.isEmpty() && filled.stream().noneMatch(CellStatistics::isBare);
    }

    /** The first number of a column that is without a unit of its own. */
    static Optional<Double> first(Sheet sheet, ColumnGuess guess) {
        DecimalMark mark = mark(sheet, guess.index(), guess.notation());
        return filled(sheet, guess.index()).stream()
                .filter(CellStatistics::isBare)
                .map(cell -> number(cell, unit(guess), DecimalMarks.of(sheet, cell, mark)))
                .filter(Outcome.Measured.class::isInstance)
                .map(outcome -> ((Outcome.Measured) outcome).value())
                .findFirst();
    }

    private static List<String> filled(Sheet sheet, int column) {
        return sheet.rows().stream()
                .limit(MOST)
                .map(row -> row.cell(column))
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static DecimalMark mark(Sheet sheet, int column, Notation notation) {
        return new DecimalMarks(sheet, each -> each == column ? notation : Notation.NONE).of(column);
    }

    static CellStatistics of(Sheet sheet, int column, @Nullable Unit unit) {
        return of(sheet, column, unit, Notation.NONE);
    }

    private static CellStatistics of(Sheet sheet, int column, @Nullable Unit unit, Notation notation) {
        List<Double> numbers = new ArrayList<>();
        Set<String> texts = new HashSet<>();
        List<String> filled = filled(sheet, column);
        DecimalMark mark = mark(sheet, column, notation);
        for (String cell : filled) {
            if (number(cell, unit, DecimalMarks.of(sheet, cell, mark))
                    instanceof Outcome.Measured(double value, double ignored)) {
                numbers.add(value);
            } else {
                texts.add(Numbers.normal(cell));
            }
        }
        double readable = filled.isEmpty() ? 0 : (double) numbers.size() / filled.size();
        return new CellStatistics(numbers.stream().mapToDouble(x -> x).toArray(), texts, filled.size(), readable);
    }

    private static @Nullable Outcome number(String cell, @Nullable Unit unit, DecimalMark mark) {
        return CellEntry.read(cell, unit, mark) instanceof CellEntry.Read(Outcome outcome, boolean ignored)
                ? outcome
                : null;
    }

    /** The fraction of numbers between low and high, with a margin of 5 % of the range on both sides. */
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
