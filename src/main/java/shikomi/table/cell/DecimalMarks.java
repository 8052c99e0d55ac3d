package shikomi.table.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import shikomi.message.Numbers;
import shikomi.table.file.Sheet;

/** How numbers are written in each column of a sheet, decided by the columns as a whole. */
public final class DecimalMarks {
    /** This many rows suffice to see how numbers are written. Set by judgement. */
    private static final int MOST = 5_000;

    private final Sheet sheet;
    private final IntFunction<Notation> chosen;
    private final Map<Integer, DecimalMark> marks = new HashMap<>();
    private final Map<Integer, Boolean> commas = new HashMap<>();
    private final Map<Integer, Boolean> points = new HashMap<>();

    public DecimalMarks(Sheet sheet) {
        this(sheet, column -> Notation.NONE);
    }

    /** @param chosen what a person says of a column, which decides where its cells do not */
    public DecimalMarks(Sheet sheet, IntFunction<Notation> chosen) {
        this.sheet = sheet;
        this.chosen = chosen;
    }

    public DecimalMark of(int column) {
        DecimalMark known = marks.get(column);
        if (known == null) {
            known = decided(column);
            marks.put(column, known);
        }
        return known;
    }

    /** The mark of one cell of a column. */
    public DecimalMark of(int column, String cell) {
        return of(sheet, cell, of(column));
    }

    /** The mark of one cell: a number that the workbook stores as a number has a decimal point. */
    public static DecimalMark of(Sheet sheet, String cell, DecimalMark column) {
        return sheet.evidence().isNumber(cell) ? DecimalMark.POINT : column;
    }

    private DecimalMark decided(int column) {
        DecimalMark own = DecimalMark.of(cells(column), sheet.evidence().decimalComma(), others(column));
        DecimalMark said = chosen.apply(column).decimal();
        return said != DecimalMark.USUAL && own.isOpen() ? said : own;
    }

    /** The notation in which a column is read. */
    public Notation notation(int column) {
        Notation said = chosen.apply(column);
        return new Notation(of(column), said.dates(), said.words());
    }

    private List<String> cells(int column) {
        List<String> cells = new ArrayList<>();
        for (Sheet.Row row : sheet.rows().subList(0, Math.min(MOST, sheet.rows().size()))) {
            String cell = row.cell(column);
            if (!cell.isEmpty() && !sheet.evidence().isNumber(cell)) {
                cells.add(Numbers.typed(cell));
            }
        }
        return cells;
    }

    private DecimalMark.Others others(int column) {
        return new DecimalMark.Others() {
            @Override
            public boolean commas() {
                return other(column, commas, DecimalMark::isComma);
            }

            @Override
            public boolean points() {
                return other(column, points, DecimalMark::isPoint);
            }
        };
    }

    private boolean other(int column, Map<Integer, Boolean> known, Predicate<String> proves) {
        for (int other = 0; other < sheet.header().size(); other++) {
            if (other != column
                    && known.computeIfAbsent(other, i -> cells(i).stream().anyMatch(proves))) {
                return true;
            }
        }
        return false;
    }
}
