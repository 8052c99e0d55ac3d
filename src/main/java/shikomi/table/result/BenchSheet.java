package shikomi.table.result;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.space.Value;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Xlsx;
import shikomi.unit.Unit;

/**
 * A workbook of experiments to fill in at the bench. Planned values are locked, cells to be filled in are open, and the
 * workbook can be imported as results of the same experiments, even if its rows have been moved.
 */
public final class BenchSheet {
    /** The number of open rows at the end for experiments that were not planned. Set by judgement. */
    private static final int SPARE = 30;

    /** The actions that a locked sheet forbids; sorting, filtering, and adding and deleting rows remain allowed. */
    private static final Set<SheetProtectionOption> FORBIDDEN = EnumSet.of(
            SheetProtectionOption.SHEET,
            SheetProtectionOption.OBJECTS,
            SheetProtectionOption.SCENARIOS,
            SheetProtectionOption.FORMAT_CELLS,
            SheetProtectionOption.INSERT_COLUMNS,
            SheetProtectionOption.DELETE_COLUMNS,
            SheetProtectionOption.INSERT_HYPERLINKS,
            SheetProtectionOption.PIVOT_TABLES);

    private final Campaign campaign;
    private final Language language;
    private final List<Column> columns = new ArrayList<>();

    /** The kind of a column, which determines how it is filled and protected. */
    private enum Kind {
        PLAN,
        MADE,
        RESULT,
        DATE,
        OTHER
    }

    private record Column(String header, Kind kind, Cell cell) {}

    /** The text of one cell of a column. */
    public interface Cell {
        String of(Experiment experiment);
    }

    /** A locked column next to the plan, such as an amount to weigh out; it is not read back. */
    public record Reference(String header, Cell cell) {}

    private BenchSheet(Campaign campaign, List<Reference> references, Language language) {
        this.campaign = campaign;
        this.language = language;
        Space space = campaign.recipe().space();
        add("experiment", Kind.PLAN, Experiment::id);
        add("batch", Kind.PLAN, e -> e.batch() == 0 ? "" : Integer.toString(e.batch()));
        add("state", Kind.PLAN, e -> e.state().name().toLowerCase(Locale.ROOT));
        space.chosen()
                .forEach(p ->
                        add(named("planned " + p.title().in(language), p.unit()), Kind.PLAN, e -> text(planned(e), p)));
        references.forEach(reference -> add(reference.header(), Kind.PLAN, reference.cell()));
        space.chosen().forEach(p -> add(named(p.title().in(language), p.unit()), Kind.MADE, e -> text(made(e), p)));
        space.parameters().stream()
                .filter(Parameter.Context.class::isInstance)
                .forEach(p -> addOpen(named(p.title().in(language), p.unit()), Kind.OTHER));
        campaign.recipe().objectives().forEach(o -> addOpen(named(o.title().in(language), o.unit()), Kind.RESULT));
        List.of("money", "hours").forEach(name -> addOpen(name, Kind.OTHER));
        addOpen("date", Kind.DATE);
        List.of("by", "note").forEach(name -> addOpen(name, Kind.OTHER));
    }

    private void addOpen(String header, Kind kind) {
        add(header, kind, e -> "");
    }

    private void add(String header, Kind kind, Cell cell) {
        columns.add(new Column(header, kind, cell));
    }

    /**
     * @param experiments the experiments on the sheet, in the order of its rows
     * @param references further locked columns, to the right of the plan
     */
    public static byte[] of(
            Campaign campaign, List<Experiment> experiments, List<Reference> references, Language language) {
        return new BenchSheet(campaign, references, language).bytes(experiments);
    }

    /** The heading of a column. A unit that contains brackets is left out because it could not be read back. */
    static String named(String name, @Nullable Unit unit) {
        return unit == null || unit.label().matches(".*[()\\[\\]].*") ? name : name + " (" + unit.label() + ")";
    }

    private static @Nullable Point planned(Experiment experiment) {
        return experiment.proposal() == null ? null : experiment.proposal().point();
    }

    /** The amounts as weighed if they are recorded, otherwise as planned; a person can overwrite them. */
    private static @Nullable Point made(Experiment experiment) {
        return experiment.weighing() == null
                ? planned(experiment)
                : experiment.weighing().made();
    }

    private static String text(@Nullable Point point, Parameter parameter) {
        Value value = point == null ? null : point.value(parameter.name());
        return value == null ? "" : value.toString();
    }

    private byte[] bytes(List<Experiment> experiments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Shikomi", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(campaign.name());
            for (int c = 0; c < columns.size(); c++) {
                fill(sheet, c, experiments);
                guard(sheet, c, experiments.size());
            }
            setUp(sheet);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every byte", impossible);
        }
        return Xlsx.completed(bytes.toByteArray(), experiments.size() + SPARE + 1, columns.size());
    }

    private void fill(Worksheet sheet, int c, List<Experiment> experiments) {
        Column column = columns.get(c);
        sheet.value(0, c, Xlsx.guarded(column.header()));
        sheet.style(0, c).bold().wrapText(true).fillColor("FFE3F1F0").set();
        sheet.width(c, Math.clamp(column.header().length() + 3L, 9, 24));
        for (int r = 0; r < experiments.size(); r++) {
            Xlsx.write(sheet, r + 1, c, column.cell().of(experiments.get(r)));
        }
    }

    /** Sets up the sheet for reading on a screen and for printing one page wide. */
    private static void setUp(Worksheet sheet) {
        sheet.freezePane(1, 1);
        sheet.repeatRows(0);
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.pageOrientation("landscape");
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.protect("", FORBIDDEN);
    }

    private void guard(Worksheet sheet, int column, int rows) {
        Kind kind = columns.get(column).kind();
        if (kind == Kind.PLAN) {
            guardPlan(sheet, column, rows);
            return;
        }
        sheet.range(1, column, rows + SPARE, column)
                .style()
                .protectionOption(ProtectionOption.LOCKED, false)
                .fillColor("FFFFFDF3")
                .format(kind == Kind.DATE ? "yyyy-mm-dd" : "General")
                .set();
        if (kind == Kind.RESULT) {
            validate(sheet, column, rows + SPARE);
        }
    }

    private static void guardPlan(Worksheet sheet, int column, int rows) {
        if (rows > 0) {
            sheet.range(1, column, rows, column).style().fontColor("FF55606A").set();
        }
        sheet.range(rows + 1, column, rows + SPARE, column)
                .style()
                .protectionOption(ProtectionOption.LOCKED, false)
                .set();
    }

    /**
     * Accepts numbers, limits and failures; for any other entry the spreadsheet asks for confirmation but does not
     * forbid it.
     */
    private void validate(Worksheet sheet, int column, int last) {
        String cell = CellGrid.letters(column + 1) + "2";
        sheet.range(1, column, last, column)
                .validateWithFormula(
                        escaped("OR(ISNUMBER(%1$s),LEFT(%1$s,1)=\"<\",LEFT(%1$s,1)=\">\",%1$s=\"failed\",%1$s=\"失敗\")"
                                .formatted(cell)))
                .allowBlank(true)
                .errorStyle(DataValidationErrorStyle.WARNING)
                .showErrorMessage(true)
                .errorTitle(escaped(Message.of("table.sheet.title").in(language)))
                .error(escaped(Message.of("table.sheet.value").in(language)));
    }

    /** The text with XML escapes, because the writer copies validations into the XML unchanged (fastexcel 0.20.2). */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
