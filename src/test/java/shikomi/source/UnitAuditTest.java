package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shikomi.campaign.Measurement;
import shikomi.campaign.Result;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.table.file.Sheet;

class UnitAuditTest {
    /** The visible data sets with the units that their columns are in. */
    @SuppressWarnings("ImmutableEnumChecker") // Map.of makes maps that cannot change
    enum Visible {
        ALLOYS(
                "mpea",
                "doi",
                Map.of("test_temperature_C", "°C"),
                Map.of("hardness_HV", "HV", "yield_strength_MPa", "MPa")),
        THERMOELECTRICS(
                "estm_thermoelectrics",
                "doi",
                Map.of("temperature(K)", "K"),
                Map.of("ZT", "1", "thermal_conductivity(W/mK)", "W/(m·K)")),
        CONCRETE(
                "concrete_recycled_aggregate",
                "source",
                Map.of(
                        "cement (kg/m3)",
                        "kg/m^3",
                        "eff_water (kg/m3)",
                        "kg/m^3",
                        "RCA (kg/m3)",
                        "kg/m^3",
                        "SP (kg/m3)",
                        "kg/m^3",
                        "Testing Age (day)",
                        "d"),
                Map.of("CS fck (mpa)", "MPa"));

        final String folder;
        final String group;
        final Map<String, String> parameters;
        final Map<String, String> objectives;

        Visible(String folder, String group, Map<String, String> parameters, Map<String, String> objectives) {
            this.folder = folder;
            this.group = group;
            this.parameters = parameters;
            this.objectives = objectives;
        }

        Sheet sheet() {
            return SourceSheets.visible(folder + "/data.csv");
        }

        Recipe recipe(Sheet sheet) {
            return recipe(sheet, List.of());
        }

        /** @param fractions columns of the composition, which are parameters, too */
        Recipe recipe(Sheet sheet, List<String> fractions) {
            String told = parameters.entrySet().stream()
                    .map(p -> "  \"" + p.getKey() + "\": {kind: continuous, low: " + end(sheet, p.getKey(), 0)
                            + ", high: " + end(sheet, p.getKey(), 1) + ", unit: " + p.getValue() + "}\n")
                    .collect(Collectors.joining());
            String measured = objectives.entrySet().stream()
                    .map(o -> "  \"" + o.getKey() + "\": {goal: maximize, unit: \"" + o.getValue()
                            + "\", plausible: [0, " + 2 * end(sheet, o.getKey(), 1) + "]}\n")
                    .collect(Collectors.joining());
            String more = fractions.stream()
                    .map(name -> "  " + name + ": {kind: continuous, low: 0, high: 1}\n")
                    .collect(Collectors.joining());
            return SourceSheets.recipe("parameters:\n" + told + more + "objectives:\n" + measured
                    + "sources: {sun: {kind: literature, file: sun.csv, group: " + group + "}}\n");
        }
    }

    private static double end(Sheet sheet, String column, int which) {
        double[] all = sheet.rows().stream()
                .flatMap(row -> Numbers.parse(row.cell(sheet.header().indexOf(column))).stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return which == 0 ? all[0] : all[all.length - 1];
    }

    /** A column changed in some rows. */
    private static Sheet changed(Sheet sheet, String column, DoubleUnaryOperator change, Predicate<Sheet.Row> where) {
        int index = sheet.header().indexOf(column);
        List<Sheet.Row> rows = new ArrayList<>();
        for (Sheet.Row row : sheet.rows()) {
            List<String> cells = new ArrayList<>(row.cells());
            Numbers.parse(row.cell(index))
                    .filter(x -> where.test(row))
                    .ifPresent(x -> cells.set(index, Numbers.significant(change.applyAsDouble(x), 9)));
            rows.add(new Sheet.Row(row.line(), cells));
        }
        return new Sheet(sheet.name(), sheet.header(), rows, sheet.evidence());
    }

    private static List<String> suspects(Recipe recipe, Sheet sheet, List<Result> own) {
        SourceRows rows = SourceFile.read(recipe.sources().getFirst(), recipe, sheet, "hash", own)
                .orElseThrow();
        return SourceSheets.words(rows.findings().stream()
                .filter(finding -> finding.key().endsWith("-suspect"))
                .toList());
    }

    static List<Result> own(SourceRows rows, String group) {
        return rows.rows().stream()
                .filter(row -> row.group().equals(group))
                .map(row -> Result.of(
                        row.made(),
                        row.outcomes().entrySet().stream()
                                .map(e -> new Measurement(e.getKey(), 1, e.getValue()))
                                .toList()))
                .toList();
    }

    static String largest(SourceRows rows) {
        return sizes(rows).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    static Map<String, Long> sizes(SourceRows rows) {
        return rows.rows().stream().collect(Collectors.groupingBy(SourceRows.Row::group, Collectors.counting()));
    }

    @ParameterizedTest
    @EnumSource(Visible.class)
    void right_units_raise_no_suspicion_whichever_lab_is_ours(Visible data) {
        Sheet sheet = data.sheet();
        Recipe recipe = data.recipe(sheet);
        List<String> fractions =
                sheet.header().stream().filter(h -> h.startsWith("x_")).toList();
        assertThat(suspects(data.recipe(sheet, fractions), sheet, List.of())).isEmpty();
        SourceRows rows = SourceSheets.read(recipe, sheet).orElseThrow();
        sizes(rows).forEach((group, size) -> {
            if (size >= 20) {
                assertThat(suspects(recipe, sheet, own(rows, group))).as(group).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Visible.class)
    void a_column_that_is_1000_times_too_large_raises_it(Visible data) {
        Sheet sheet = data.sheet();
        Recipe recipe = data.recipe(sheet);
        SourceRows rows = SourceSheets.read(recipe, sheet).orElseThrow();
        List<String> columns = new ArrayList<>(data.objectives.keySet());
        columns.addAll(data.parameters.keySet());
        for (String column : columns) {
            Sheet wrong = changed(sheet, column, x -> 1000 * x, row -> true);
            for (List<Result> ours : List.of(List.<Result>of(), own(rows, largest(rows)))) {
                assertThat(suspects(recipe, wrong, ours))
                        .as(column)
                        .singleElement()
                        .satisfies(said -> assertThat(said).contains(column).contains("a factor of 1000 would"));
            }
        }
    }

    @Test
    void the_message_says_both_medians_the_factor_and_what_to_write() {
        Sheet sheet = Visible.ALLOYS.sheet();
        Recipe recipe = Visible.ALLOYS.recipe(sheet);
        SourceRows rows = SourceSheets.read(recipe, sheet).orElseThrow();
        List<Result> ours = own(rows, largest(rows));
        assertThat(suspects(recipe, changed(sheet, "yield_strength_MPa", x -> x / 1000, row -> true), ours))
                .containsExactly("The column “yield_strength_MPa” may be in GPa: its median is 0.822, that of your own "
                        + "78 values is 553, and a factor of 1000 would explain the difference. Nothing was "
                        + "changed. If this is right, write “yield_strength_MPa: {column: \"yield_strength_MPa\", "
                        + "unit: \"GPa\"}” under “columns”.");
        assertThat(suspects(recipe, changed(sheet, "yield_strength_MPa", x -> x * 145.038, row -> true), ours))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("may be in psi").contains("a factor of 145.04"));
        assertThat(suspects(recipe, changed(sheet, "test_temperature_C", x -> x + 273.15, row -> true), List.of()))
                .containsExactly("The column “test_temperature_C” may be in K: its median is 298.15, that of the "
                        + "recipe’s range from -268.8 to 1600 is 665.6, and an offset of 273.15 would explain "
                        + "the difference. Nothing was changed. If this is right, write “test_temperature_C: "
                        + "{column: \"test_temperature_C\", unit: \"K\"}” under “columns”.");
    }

    @Test
    void a_temperature_in_degrees_raises_it_where_kelvins_are_wanted() {
        Sheet sheet = Visible.THERMOELECTRICS.sheet();
        Recipe recipe = Visible.THERMOELECTRICS.recipe(sheet);
        Sheet wrong = changed(sheet, "temperature(K)", x -> x - 273.15, row -> true);
        assertThat(suspects(recipe, wrong, List.of()))
                .singleElement()
                .satisfies(said -> assertThat(said).contains("may be in °C").contains("an offset of 273.15"));
    }

    @Test
    void one_paper_in_another_unit_raises_it() {
        Sheet sheet = Visible.ALLOYS.sheet();
        Recipe recipe = Visible.ALLOYS.recipe(sheet);
        String paper = largest(SourceSheets.read(recipe, sheet).orElseThrow());
        int column = sheet.header().indexOf("doi");
        Sheet wrong = changed(
                sheet,
                "yield_strength_MPa",
                x -> x / 1000,
                row -> row.cell(column).equals(paper));
        assertThat(suspects(recipe, wrong, List.of()))
                .containsExactly("In the column “yield_strength_MPa”, the 78 rows of " + paper
                        + " may be in GPa: their median is 0.553, that of the other papers is 879, and a factor of "
                        + "1000 would explain the difference. Nothing was changed. If this is right, multiply these numbers "
                        + "by 1000 in the file.");
    }

    @Test
    void percent_and_fractions_are_told_apart() {
        Recipe recipe = SourceSheets.recipe("""
                parameters:
                  loading: {kind: continuous, low: 0, high: 10, unit: "%"}
                  dose: {kind: continuous, low: 0.01, high: 1, scale: log, unit: mg/mL}
                objectives: {y: {goal: maximize, unit: "%"}}
                sources: {sun: {kind: literature, file: sun.csv, columns: {dose: d}}}
                """);
        assertThat(SourceSheets.words(SourceSheets.read(
                                recipe,
                                "loading,d,y\n0.02,50,1\n0.05,100,2\n0.08,200,3\n0.03,300,1\n0,80,1\n0.01,90,1\n")
                        .orElseThrow()
                        .findings()))
                .containsExactly(
                        "The column “loading” may be in fraction: its median is 0.03, that of the recipe’s "
                                + "range from 0 to 10 is 5, and a factor of 100 would explain the difference. Nothing "
                                + "was changed. If this is right, write “loading: {column: \"loading\", unit: "
                                + "\"fraction\"}” under “columns”.",
                        "The column “d” may be in µg/mL: its median is 95, that of the recipe’s range from "
                                + "0.01 to 1 is 0.1, and a factor of 1000 would explain the difference. Nothing was "
                                + "changed. If this is right, write “dose: {column: \"d\", unit: \"µg/mL\"}” under "
                                + "“columns”.");
    }
}
