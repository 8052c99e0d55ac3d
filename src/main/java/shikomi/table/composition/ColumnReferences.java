package shikomi.table.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Sheet;

/** Finds the columns that a person names by their headings or letters. */
final class ColumnReferences {
    private final Sheet sheet;
    private final List<Problem> problems = new ArrayList<>();

    ColumnReferences(Sheet sheet) {
        this.sheet = sheet;
    }

    /** The reference to a column by its letters, which holds whatever its heading is. */
    static String to(int column) {
        return "$" + CellGrid.letters(column + 1);
    }

    /** The index of a column; empty if there is none, or several of this heading, which is reported as a problem. */
    OptionalInt find(String reference) {
        if (reference.matches("\\$[A-Za-z]{1,3}")) {
            int column = CellGrid.column(reference.substring(1)) - 1;
            return column < sheet.header().size() ? OptionalInt.of(column) : missing(reference);
        }
        int[] named = IntStream.range(0, sheet.header().size())
                .filter(i -> Numbers.normal(sheet.header().get(i)).equals(Numbers.normal(reference)))
                .toArray();
        if (named.length > 1) {
            problems.add(Problem.of(sheet.name(), "table.several-columns", reference, named.length, to(named[0])));
            return OptionalInt.empty();
        }
        return named.length == 1 ? OptionalInt.of(named[0]) : missing(reference);
    }

    private OptionalInt missing(String reference) {
        problems.add(Problem.of(sheet.name(), "table.no-such-column", reference, String.join(", ", sheet.header())));
        return OptionalInt.empty();
    }

    List<Problem> problems() {
        return problems;
    }
}
