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
import org.dhatim.fastexcel.ProtectionOption;
import org.dhatim.fastexcel.SheetProtectionOption;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.file.Xlsx;
import shikomi.unit.Unit;

/**
 * Experiments as a workbook to fill in: what was planned is locked, what is to be entered is open, and it reads back as
 * results of the same experiments wherever their rows end up.
 */
public final class BenchSheet {
    /** Rows beneath that are open for what was not planned. */
    private static final int SPARE = 30;

    /** What a locked sheet forbids; sorting, filtering, and adding and deleting rows stay allowed. */
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

    /** How a column is filled and guarded. */
    private enum Kind {
        PLAN,
        MADE,
        RESULT,
        DATE,
        OTHER
    }

    private record Column(String header, Kind kind, Cell cell) {}

    private interface Cell {
        String of(Experiment experiment);
    }

    private BenchSheet(Campaign campaign, Language language) {
        this.campaign = campaign;
        this.language = language;
        List<Parameter.Chosen> chosen = campaign.recipe().space().chosen();
        add("experiment", Kind.PLAN, Experiment::id);
        add("batch", Kind.PLAN, e -> e.batch() == 0 ? "" : Integer.toString(e.batch()));
        add("state", Kind.PLAN, e -> e.state().name().toLowerCase(Locale.ROOT));
        chosen.forEach(p -> add(named("planned " + p.name(), p.unit()), Kind.PLAN, e -> text(planned(e), p)));
        chosen.forEach(p -> add(named(p.name(), p.unit()), Kind.MADE, e -> text(made(e), p)));
        for (Parameter parameter : campaign.recipe().space().parameters()) {
            if (parameter instanceof Parameter.Context) {
                add(named(parameter.name(), parameter.unit()), Kind.OTHER, e -> "");
            }
        }
        for (Objective objective : campaign.recipe().objectives()) {
            add(named(objective.name(), objective.unit()), Kind.RESULT, e -> "");
        }
        List.of("money", "hours").forEach(name -> add(name, Kind.OTHER, e -> ""));
        add("date", Kind.DATE, e -> "");
        List.of("by", "note").forEach(name -> add(name, Kind.OTHER, e -> ""));
    }

    private void add(String header, Kind kind, Cell cell) {
        columns.add(new Column(header, kind, cell));
    }

    /** @param experiments those that it is for, in the order of the rows */
    public static byte[] of(Campaign campaign, List<Experiment> experiments, Language language) {
        return new BenchSheet(campaign, language).bytes(experiments);
    }

    /** A unit that itself has brackets would not be found again. */
    private static String named(String name, @Nullable Unit unit) {
        return unit == null || unit.label().matches(".*[()\\[\\]].*") ? name : name + " (" + unit.label() + ")";
    }

    private static @Nullable Point planned(Experiment experiment) {
        return experiment.proposal() == null ? null : experiment.proposal().point();
    }

    /** As weighed where that was said, else as planned: whoever made it otherwise writes over it. */
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
                sheet.value(0, c, Xlsx.guarded(columns.get(c).header()));
                sheet.style(0, c).bold().wrapText(true).fillColor("E3F1F0").set();
                sheet.width(c, Math.clamp(columns.get(c).header().length() + 3L, 9, 24));
                for (int r = 0; r < experiments.size(); r++) {
                    Xlsx.write(sheet, r + 1, c, columns.get(c).cell().of(experiments.get(r)));
                }
                guard(sheet, c, experiments.size());
            }
            sheet.freezePane(1, 1);
            sheet.repeatRows(0);
            sheet.pageOrientation("landscape");
            sheet.fitToWidth((short) 1);
            sheet.fitToHeight((short) 0);
            sheet.protect("", FORBIDDEN);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    private void guard(Worksheet sheet, int column, int rows) {
        Kind kind = columns.get(column).kind();
        int last = rows + SPARE;
        if (kind == Kind.PLAN) {
            if (rows > 0) {
                sheet.range(1, column, rows, column).style().fontColor("55606A").set();
            }
            sheet.range(rows + 1, column, last, column)
                    .style()
                    .protectionOption(ProtectionOption.LOCKED, false)
                    .set();
            return;
        }
        sheet.range(1, column, last, column)
                .style()
                .protectionOption(ProtectionOption.LOCKED, false)
                .fillColor("FFFDF3")
                .format(kind == Kind.DATE ? "yyyy-mm-dd" : "General")
                .set();
        if (kind == Kind.RESULT) {
            validate(sheet, column, last);
        }
    }

    /** Numbers, limits and failures pass; anything else is asked about, not forbidden. */
    private void validate(Worksheet sheet, int column, int last) {
        String cell = letters(column) + "2";
        sheet.range(1, column, last, column)
                .validateWithFormula(
                        "OR(ISNUMBER(%1$s),LEFT(%1$s,1)=\"<\",LEFT(%1$s,1)=\">\",%1$s=\"failed\",%1$s=\"失敗\")"
                                .formatted(cell))
                .allowBlank(true)
                .errorStyle(DataValidationErrorStyle.WARNING)
                .showErrorMessage(true)
                .errorTitle(Message.of("table.sheet.title").in(language))
                .error(Message.of("table.sheet.value").in(language));
    }

    /** The name of a column: A to Z, AA, AB and so on. */
    private static String letters(int column) {
        String last = String.valueOf((char) ('A' + column % 26));
        return column < 26 ? last : letters(column / 26 - 1) + last;
    }
}
