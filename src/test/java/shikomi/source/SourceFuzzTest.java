package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.table.file.NumberEvidence;
import shikomi.table.file.Sheet;

/** Whatever stands in somebody else's table: every row is used or set aside, and every word can be said. */
class SourceFuzzTest {
    private static final List<String> UNITS = List.of(
            "°C", "K", "MPa", "GPa", "wt%", "at%", "mol/mol", "%", "1", "px·h", "d", "HV", "eV", "mg/mL", "バナナ");
    private static final List<String> HEADERS =
            List.of("T", "T (K)", "Fe", "Al (wt%)", "Al", "F", "y", "y [GPa]", "z", "doi", "", "solvent", "age", "T");
    private static final List<String> CELLS = List.of(
            "",
            "0",
            "-5",
            "1e308",
            "-1e308",
            "1e-300",
            "<5",
            ">1e300",
            "failed",
            "失敗",
            "n/a",
            "—",
            "Fe2Al3",
            "FeX",
            "25",
            "50",
            "100",
            "0.5",
            "300 K",
            "12,5",
            "１２",
            "DMF",
            "THF",
            "NaN",
            "\u0000",
            "(((",
            "373.15",
            "nan",
            "=1+1",
            "Fe99999999999999999999");

    private static String one(List<String> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static Recipe recipe(Random random) {
        String columns = random.nextBoolean() ? "" : ", columns: {Fe: F, Al: F}";
        return SourceSheets.recipe("""
                parameters:
                  T: {kind: continuous, low: %s, high: 400, unit: "%s"%s}
                  Fe: {kind: continuous, low: 0, high: 100, unit: "%s"}
                  Al: {kind: continuous, low: 0, high: 100, unit: "%s"}
                  solvent: {kind: categorical, choices: [DMF, DMSO]}
                  age: {kind: context, unit: "%s"}
                mixtures: {m: {components: [Fe, Al], total: 100}}
                objectives: {y: {goal: maximize, unit: "%s", plausible: [0, 10]}, z: {goal: minimize}}
                sources: {sun: {kind: patent, file: sun.csv%s%s}}
                """.formatted(
                        random.nextBoolean() ? 1 : -300,
                        one(UNITS, random),
                        "",
                        one(UNITS, random),
                        one(UNITS, random),
                        one(UNITS, random),
                        one(UNITS, random),
                        random.nextBoolean() ? ", group: doi" : "",
                        columns));
    }

    private static Sheet sheet(Random random) {
        List<String> header = new ArrayList<>();
        for (int i = random.nextInt(3, 9); i > 0; i--) {
            header.add(one(HEADERS, random));
        }
        header.add("F");
        header.add("doi");
        List<Sheet.Row> rows = new ArrayList<>();
        List<String> few = List.of(one(CELLS, random), one(CELLS, random), one(CELLS, random));
        for (int i = random.nextInt(30); i > 0; i--) {
            List<String> cells = new ArrayList<>();
            for (int k = random.nextInt(header.size() + 2); k > 0; k--) {
                cells.add(one(random.nextInt(4) == 0 ? CELLS : few, random));
            }
            rows.add(new Sheet.Row(rows.size() + 2, cells));
        }
        return new Sheet("sun.csv", header, rows, new NumberEvidence(random.nextBoolean(), Set.of()));
    }

    @Test
    void no_table_throws() {
        int read = 0;
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            Recipe recipe = recipe(random);
            Sheet sheet = sheet(random);
            try {
                Reading<SourceRows> reading = SourceSheets.read(recipe, sheet);
                reading.problems()
                        .forEach(problem -> assertThat(problem.in(Language.JA)).isNotBlank());
                if (reading.get().isPresent()) {
                    SourceRows rows = Duplicates.without(List.of(reading.orElseThrow()), List.of())
                            .getFirst();
                    assertThat(rows.rows().size() + rows.setAside().size())
                            .isEqualTo(sheet.rows().size());
                    for (Language language : Language.values()) {
                        rows.findings()
                                .forEach(finding ->
                                        assertThat(finding.in(language)).isNotBlank());
                        rows.setAside()
                                .forEach(row ->
                                        assertThat(row.reason().in(language)).isNotBlank());
                    }
                    read++;
                }
            } catch (RuntimeException thrown) {
                throw new AssertionError("Seed " + seed, thrown);
            }
        }
        assertThat(read).isGreaterThan(200);
    }
}
