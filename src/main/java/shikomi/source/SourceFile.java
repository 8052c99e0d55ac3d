package shikomi.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shikomi.recipe.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.SourceSpec;
import shikomi.space.Message;
import shikomi.space.Numbers;
import shikomi.space.Problem;
import shikomi.space.Unit;
import shikomi.table.ResultTable;
import shikomi.table.Sheet;

/** Brings an external table into the columns and units of a recipe, row by row. */
public final class SourceFile {
    private SourceFile() {}

    /**
     * Reads a source; a row that does not fit is set aside with its reason, a column that is missing is a problem.
     *
     * @param sha256 of the file that the sheet came from
     */
    public static Reading<SourceRows> read(SourceSpec spec, Recipe recipe, Sheet sheet, String sha256) {
        List<Problem> problems = missing(spec, sheet);
        if (!problems.isEmpty()) {
            return Reading.failed(problems);
        }
        Sheet ours = new Sheet(sheet.name(), header(spec, sheet), sheet.rows(), sheet.decimalComma());
        List<SourceRows.Row> rows = new ArrayList<>();
        List<SourceRows.SetAside> setAside = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            Reading<ResultTable> one =
                    ResultTable.read(new Sheet(ours.name(), ours.header(), List.of(row), ours.decimalComma()), recipe);
            if (one.get().isEmpty()) {
                Problem problem = one.problems().getFirst();
                if (problem.place().equals(sheet.name())) {
                    return Reading.failed(one.problems());
                }
                setAside.add(new SourceRows.SetAside(row.line(), problem.message()));
            } else if (one.orElseThrow().results().isEmpty()) {
                setAside.add(new SourceRows.SetAside(row.line(), Message.of("source.nothing-measured")));
            } else {
                rows.add(new SourceRows.Row(
                        row.line(), one.orElseThrow().results().getFirst()));
            }
        }
        return Reading.of(new SourceRows(spec, sha256, rows, setAside, groups(spec, sheet)));
    }

    private static List<Problem> missing(SourceSpec spec, Sheet sheet) {
        List<String> wanted = new ArrayList<>();
        spec.columns().values().forEach(column -> wanted.add(column.name()));
        if (spec.group() != null) {
            wanted.add(spec.group());
        }
        return wanted.stream()
                .filter(name -> index(sheet, name) < 0)
                .map(name -> Problem.of(
                        sheet.name(), "source.no-column", name, spec.name(), String.join(", ", sheet.header())))
                .toList();
    }

    /** Our names with the source's units; a column that is mapped elsewhere keeps its own name out of the way. */
    private static List<String> header(SourceSpec spec, Sheet sheet) {
        List<String> header = new ArrayList<>(sheet.header());
        for (Map.Entry<String, SourceSpec.Column> entry : spec.columns().entrySet()) {
            Unit unit = entry.getValue().unit();
            header.set(
                    index(sheet, entry.getValue().name()),
                    unit == null ? entry.getKey() : entry.getKey() + " [" + unit.label() + "]");
        }
        return header;
    }

    private static int index(Sheet sheet, String name) {
        for (int i = 0; i < sheet.header().size(); i++) {
            if (Numbers.normal(sheet.header().get(i)).equals(Numbers.normal(name))) {
                return i;
            }
        }
        return -1;
    }

    private static int groups(SourceSpec spec, Sheet sheet) {
        if (spec.group() == null) {
            return 0;
        }
        Set<String> groups = new HashSet<>();
        int column = index(sheet, spec.group());
        sheet.rows().forEach(row -> groups.add(row.cell(column)));
        return groups.size();
    }
}
