package shikomi.table.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.space.Parameter;
import shikomi.table.cell.CellEntry;
import shikomi.table.cell.DecimalMarks;
import shikomi.table.cell.MissingWords;
import shikomi.table.cell.Remark;
import shikomi.table.cell.WordCells;
import shikomi.table.file.Sheet;
import shikomi.unit.Unit;

/** Cleans the cells of numbers and choices as people write them, and lists each change. */
public final class CellCleaner {
    private final Recipe recipe;
    private final List<ColumnGuess> used;
    private final DecimalMarks marks;

    public CellCleaner(Recipe recipe, Mapping mapping, DecimalMarks marks) {
        this.recipe = recipe;
        this.marks = marks;
        this.used = mapping.columns().stream()
                .filter(column -> column.meaning().kind() != ColumnMeaning.Kind.NONE)
                .toList();
    }

    /**
     * A row whose cells have been cleaned so that they can be read.
     *
     * @param changes the changes made to the cells
     * @param remarks the remarks that were written next to numbers
     */
    public record Cleaned(Sheet.Row row, List<Message> changes, List<String> remarks) {}

    public Cleaned clean(Sheet.Row row) {
        List<String> cells = new ArrayList<>(row.cells());
        List<Message> changes = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (ColumnGuess column : used) {
            String cell = row.cell(column.index());
            if (!cell.isEmpty()) {
                cells.set(column.index(), clean(cell, column, changes, remarks));
            }
        }
        return new Cleaned(new Sheet.Row(row.line(), cells), changes, remarks);
    }

    private String clean(String cell, ColumnGuess column, List<Message> changes, List<String> remarks) {
        return switch (column.meaning().kind()) {
            case OBJECTIVE -> measured(column, cell, changes, remarks);
            case PARAMETER -> parameter(column, cell, changes);
            case MONEY, HOURS, REPLICATE -> WordCells.isNotMeasured(cell) ? "" : cell;
            case EXPERIMENT, STATE, DATE, BY, NOTE, NONE -> cell;
        };
    }

    /** Text without a digit is not a measurement and is set aside; text with digits must be corrected by a person. */
    private String measured(ColumnGuess column, String cell, List<Message> changes, List<String> remarks) {
        Optional<Remark> remarked = Remark.of(cell);
        if (remarked.isPresent()) {
            changes.add(remarked.get().message(column.header(), flat(cell)));
            remarks.add(column.meaning().name() + ": " + remarked.get().words());
            return remarked.get().number();
        }
        Unit unit = column.meaning().unit();
        if (WordCells.isWords(cell, unit, marks.of(column.index()))) {
            return words(column, cell, changes, remarks);
        }
        if (WordCells.isNotMeasured(cell)) {
            changes.add(Message.of("table.aside", column.header(), flat(cell)));
            return "";
        }
        return cell;
    }

    /** Words are set aside until a person says that they mean a failed experiment; they are kept as a remark then. */
    private static String words(ColumnGuess column, String cell, List<Message> changes, List<String> remarks) {
        boolean failed = column.notation().words() == MissingWords.FAILED;
        changes.add(Message.of(failed ? "table.word-failed" : "table.aside", column.header(), flat(cell)));
        if (failed) {
            remarks.add(column.meaning().name() + ": " + flat(cell));
        }
        return failed ? "failed" : "";
    }

    private String parameter(ColumnGuess column, String cell, List<Message> changes) {
        return switch (recipe.space().parameter(column.meaning().name()).orElseThrow()) {
            case Parameter.Choosing choosing -> option(choosing, column, cell, changes);
            case Parameter.Context context -> recorded(context, column, cell, changes);
            case Parameter.Numeric ignored -> cell;
        };
    }

    private static String option(Parameter.Choosing parameter, ColumnGuess column, String cell, List<Message> changes) {
        Optional<String> choice = choice(cell, parameter);
        choice.filter(option -> !Numbers.normal(option).equals(Numbers.normal(cell)))
                .ifPresent(option -> changes.add(Message.of("table.read-as", column.header(), flat(cell), option)));
        return choice.orElse(cell);
    }

    private static String recorded(
            Parameter.Context parameter, ColumnGuess column, String cell, List<Message> changes) {
        boolean usable = parameter.unit() == null
                || Numbers.parse(cell).isPresent()
                || !(CellEntry.read(cell, parameter.unit()) instanceof CellEntry.Unreadable);
        if (!usable) {
            changes.add(Message.of("table.aside", column.header(), flat(cell)));
        }
        return usable ? cell : "";
    }

    /** The choice that a cell names: by its name, or by its structure if the choices are molecules. */
    static Optional<String> choice(String cell, Parameter.Choosing parameter) {
        String normal = Numbers.normal(cell);
        return parameter.options().stream()
                .filter(option -> Numbers.normal(option).equals(normal))
                .findFirst()
                .or(() -> parameter.notations().entrySet().stream()
                        .filter(notation -> notation.getValue().strip().equals(normal))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .or(() -> alike(cell, parameter));
    }

    /**
     * The only choice with the same letters and digits, or of the same chemical. Numbers are excluded because 1.0 and
     * 10 have the same digits.
     */
    private static Optional<String> alike(String cell, Parameter.Choosing parameter) {
        String key = NameSimilarity.key(cell);
        List<String> alike = parameter.options().stream()
                .filter(option -> !key.isEmpty() && NameSimilarity.key(option).equals(key))
                .toList();
        if (alike.size() == 1 && Numbers.parse(cell).isEmpty()) {
            return Optional.of(alike.getFirst());
        }
        String known = NameSimilarity.choice(cell);
        List<String> same = parameter.options().stream()
                .filter(option ->
                        !known.isEmpty() && NameSimilarity.choice(option).equals(known))
                .toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private static String flat(String cell) {
        String flat = cell.replaceAll("\\s+", " ");
        return flat.length() > 60 ? flat.substring(0, 60) + "…" : flat;
    }
}
