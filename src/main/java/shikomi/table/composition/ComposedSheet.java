package shikomi.table.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.table.file.Sheet;

/** A table whose amounts stand in one column for each component. */
public final class ComposedSheet {
    private ComposedSheet() {}

    /**
     * Replaces the columns that a person says give amounts in another way.
     *
     * @param notes receives what was replaced
     */
    public static Reading<Sheet> of(Sheet sheet, Composition composition, Components components, List<Message> notes) {
        Reading<Sheet> composed = Reading.of(sheet);
        for (String formulas : composition.formulas()) {
            composed = composed.then(before -> formulas(before, formulas, components, notes));
        }
        return composition.pairs().isEmpty()
                ? composed
                : composed.then(whole -> paired(whole, composition, components, notes));
    }

    /** Adds the columns of elements at the end, so that the letters of the others hold. */
    private static Reading<Sheet> formulas(Sheet sheet, String formulas, Components components, List<Message> notes) {
        ColumnReferences references = new ColumnReferences(sheet);
        OptionalInt column = references.find(formulas);
        return column.isEmpty()
                ? Reading.failed(references.problems())
                : FormulaColumn.added(sheet, column.getAsInt(), components, notes);
    }

    private static Reading<Sheet> paired(
            Sheet sheet, Composition composition, Components components, List<Message> notes) {
        ColumnReferences references = new ColumnReferences(sheet);
        List<NameAmountPairs.Columns> columns = new ArrayList<>();
        for (Composition.Pair pair : composition.pairs()) {
            OptionalInt component = references.find(pair.component());
            OptionalInt amount = references.find(pair.amount());
            if (component.isPresent() && amount.isPresent()) {
                columns.add(new NameAmountPairs.Columns(component.getAsInt(), amount.getAsInt()));
            }
        }
        if (!references.problems().isEmpty()) {
            return Reading.failed(references.problems());
        }
        Optional<SampleRows> joined = columns.size() == 1
                ? SampleRows.of(sheet, columns.getFirst(), composition.added(), components)
                : Optional.empty();
        joined.ifPresent(samples -> notes.add(Message.of(
                "table.joined",
                sheet.rows().size(),
                samples.key(),
                samples.sheet().rows().size())));
        NameAmountPairs pairs = new NameAmountPairs(
                joined.map(SampleRows::sheet).orElse(sheet),
                joined.map(SampleRows::pairs).orElse(columns),
                composition.added(),
                components);
        if (composition.normalised() && columns.size() == 1 && joined.isEmpty() && pairs.areWhole()) {
            return Reading.failed(List.of(Problem.of(
                    sheet.name(),
                    "table.one-component",
                    sheet.header().get(columns.getFirst().component()))));
        }
        notes.addAll(pairs.notes());
        return pairs.sheet();
    }
}
