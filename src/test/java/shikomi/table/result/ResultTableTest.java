package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Outcome;
import shikomi.message.Language;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Value;
import shikomi.table.file.Csv;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;
import shikomi.table.file.Xlsx;

class ResultTableTest {
    private static final String RECIPE = """
            recipe: 1
            name: film
            parameters:
              Cs: {kind: continuous, low: 0, high: 1}
              anneal: {kind: continuous, low: 80, high: 180, unit: °C}
              溶媒: {kind: categorical, choices: [DMF, NO, 010]}
              humidity: {kind: context, unit: "%"}
            objectives:
              y: {goal: maximize, unit: g, plausible: [-5, 200]}
            """;
    private static final Recipe FILM = RecipeReader.read("film", RECIPE).orElseThrow();
    private static final String HEADER = "Cs,anneal,溶媒,y\n";

    private static ResultTable read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ResultTable read(byte[] bytes) {
        return ResultTable.read(Sheets.read("t.csv", bytes).orElseThrow(), FILM).orElseThrow();
    }

    private static String problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String problems(byte[] bytes) {
        Reading<Sheet> sheet = Sheets.read("t.csv", bytes);
        List<Problem> problems = sheet.get().isPresent()
                ? ResultTable.read(sheet.orElseThrow(), FILM).problems()
                : sheet.problems();
        return String.join("\n", problems.stream().map(p -> p.in(Language.EN)).toList());
    }

    private static List<Outcome> outcomes(ResultTable table) {
        return table.results().stream()
                .flatMap(r -> r.measurements().stream())
                .map(Measurement::outcome)
                .toList();
    }

    @Test
    void rows_without_an_id_are_experiments_of_their_own_and_rows_without_a_value_are_set_aside() {
        ResultTable table =
                read(HEADER + "0.1,100,DMF,5\n0.1,100.0,ＤＭＦ,7\n0.2,100,NO,<0.05\n0.2,100,010,\n0.3,90,NO,失敗\n");
        assertThat(table.rows()).isEqualTo(4);
        assertThat(table.conditions()).isEqualTo(3);
        assertThat(table.results()).hasSize(4);
        assertThat(table.merged()).isZero();
        assertThat(table.setAside()).singleElement().satisfies(row -> {
            assertThat(row.line()).isEqualTo(5);
            assertThat(row.reason().in(Language.EN)).isEqualTo("nothing was measured");
        });
        assertThat(outcomes(table))
                .containsExactly(
                        new Outcome.Measured(5),
                        new Outcome.Measured(7),
                        new Outcome.Below(0.05),
                        new Outcome.Failed());
        assertThat(table.results().get(2).made().value("溶媒")).isEqualTo(Value.of("NO"));
    }

    @Test
    void what_a_row_says_beside_its_values_is_kept() {
        ResultTable table = read("experiment,replicate,date,by,money,hours,note,humidity,Cs,anneal,溶媒,y,colour\n"
                + "E-001,1,2026/11/20,田中,100,1.5,haze,40,0.1,100,DMF,5,red\n"
                + "E-001,2,,,20,,,40,0.1,100,DMF,6,\n");
        Given given = table.given().getFirst();
        assertThat(given.id()).isEqualTo("E-001");
        assertThat(given.result().money()).isEqualTo(120);
        assertThat(given.result().hours()).isEqualTo(1.5);
        assertThat(given.result().date()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(given.result().by()).isEqualTo("田中");
        assertThat(given.result().note()).isEqualTo("haze");
        assertThat(given.result().made().value("humidity")).isEqualTo(Value.of(40));
        assertThat(table.notes())
                .singleElement()
                .satisfies(n -> assertThat(n.in(Language.EN)).isEqualTo("These columns are ignored: colour."));
    }

    @Test
    void measured_rows_outside_the_limits_are_facts() {
        ResultTable table = read(HEADER + "1.5,100,DMF,5\n0.5,100,DMF,999\n");
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.notes())
                .extracting(n -> n.in(Language.EN))
                .containsExactly(
                        "1 row is outside the limits of the recipe; it is used as measured.",
                        "t.csv:3: “y” is 999, outside the plausible range -5 to 200. The value is kept, but the model"
                                + " does not use it. Correct it, or widen “plausible” in the recipe if it is right.");
    }

    @Test
    void units_in_headers_and_cells_are_converted_and_said() {
        ResultTable table = read("Cs,anneal [K],溶媒,y (mg)\n0.1,373.15,DMF,5000\n0.2,383.15,DMF,2 g\n");
        assertThat(table.results().getFirst().made().number("anneal")).isEqualTo(100);
        assertThat(outcomes(table).getFirst()).isEqualTo(new Outcome.Measured(5));
        assertThat(table.notes())
                .extracting(n -> n.in(Language.EN))
                .containsExactly(
                        "The column “anneal [K]” was converted from K to °C.",
                        "The column “y (mg)” was converted from mg to g.");
    }

    @Test
    void encodings_and_separators_of_spreadsheets_are_recognised() {
        String text = HEADER + "0.1,100,DMF,5\n";
        List<Outcome> five = List.of(new Outcome.Measured(5));
        assertThat(outcomes(read("\uFEFF" + text))).isEqualTo(five);
        assertThat(outcomes(read(text.getBytes(Charset.forName("windows-31j")))))
                .isEqualTo(five);
        assertThat(outcomes(read(text.getBytes(StandardCharsets.UTF_16)))).isEqualTo(five);
        assertThat(outcomes(read(text.replace(',', '\t')))).isEqualTo(five);
        assertThat(outcomes(read(text.replace(',', ';').replace("\n", "\r\n")))).isEqualTo(five);
        assertThat(outcomes(read("Ｃｓ,anneal,溶媒,ｙ\n０．１,１００,ＤＭＦ,５\n"))).isEqualTo(five);
    }

    @Test
    void a_decimal_comma_is_read_where_no_other_reading_is_left() {
        assertThat(outcomes(read("Cs;anneal;溶媒;y\n0,1;100;DMF;5,25\n0,2;100;DMF;6\n")))
                .containsExactly(new Outcome.Measured(5.25), new Outcome.Measured(6));
        assertThat(outcomes(read("Cs;anneal;溶媒;y\n0,1;100;DMF;5,25\n0,2;100;DMF;6.5\n")))
                .containsExactly(new Outcome.Measured(5.25), new Outcome.Measured(6.5));
        assertThat(problems("Cs;anneal;溶媒;y\n0,1;100;DMF;1.250\n0,2;100;DMF;2.500\n"))
                .startsWith("t.csv:2: “y” is “1.250”, which could be 1.25 or 1250.");
        assertThat(problems("Cs,anneal,溶媒,y\n0.1,100,DMF,\"1,250\"\n"))
                .isEqualTo("t.csv:2: “y” is “1,250”, which could be 1.25 or 1250. Write it with a decimal point, or "
                        + "add --decimal point or --decimal comma to the command.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1,100,DMFF,5 | t.csv:2: “溶媒” is “DMFF”, which is not one of its choices: DMF, NO, "
                        + "010. Did you mean “DMF”?",
                "x,100,DMF,5 | t.csv:2: “Cs” is “x”, which is not a number. Write a number with a decimal point",
                "2026-01-02,100,DMF,5 | t.csv:2: “Cs” is “2026-01-02”, which is not a number.",
                "0.1,100,DMF,-1e200 | t.csv:2: “y” is “-1e200”: Shikomi cannot compute with numbers above 10¹⁰⁰ or, "
                        + "unless they are 0, below 10⁻¹⁰⁰ in magnitude. Correct the value",
                "0.1,100,DMF,1e-200 | t.csv:2: “y” is “1e-200”: Shikomi cannot compute",
                "0.1,100,DMF,5 ± 1e120 | t.csv:2: “y” is “5 ± 1e120”: Shikomi cannot compute",
                "0.1,100,DMF,<1e101 | t.csv:2: “y” is “<1e101”: Shikomi cannot compute",
                "NaN,100,DMF,5 | t.csv:2: “Cs” is “NaN”, which is not a number.",
                "-0.1,100,DMF,5 | t.csv:2: “Cs” is -0.1; it cannot be below 0. Correct the sign or the value.",
                ",100,DMF,5 | t.csv:2: The column “Cs” is empty in this row. Enter a value, or remove the row.",
                "<1,100,DMF,5 | t.csv:2: “Cs” is “<1”, which is not a number.",
                "0.1,100,DMF,5 m | t.csv:2: “y” is “5 m”, but m is a unit of something else. Write "
                        + "the number without a unit.",
            })
    void a_wrong_cell_is_told_with_its_row(String row, String words) {
        assertThat(problems(HEADER + row.strip())).startsWith(words.strip());
    }

    @Test
    void all_problems_come_together_up_to_fifty() {
        assertThat(problems(HEADER + "x,y,z,w1\n".repeat(20)).lines())
                .hasSize(51)
                .last()
                .isEqualTo("t.csv: 30 more problems are not shown. Correct the ones above first.");
    }

    @Test
    void wrong_columns_are_told() {
        assertThat(problems("Cz,anneal,溶媒,y\n0.1,100,DMF,5\n"))
                .isEqualTo("t.csv: There is no column “Cs”. Did you mean “Cz”? Columns here: Cz, anneal, 溶媒, y.");
        assertThat(problems("Cs,Cs,anneal,溶媒,y\n0.1,0.1,100,DMF,5\n"))
                .isEqualTo("t.csv:1: 2 columns are called “Cs”. Keep one of them, or rename the others.");
        assertThat(problems("Cs,anneal (kg),溶媒,y\n0.1,100,DMF,5\n"))
                .isEqualTo("t.csv:1: The column “anneal (kg)” is in kg, which cannot be converted to °C. Write "
                        + "the values in °C.");
        assertThat(problems("Cs,anneal,溶媒\n0.1,100,DMF\n")).startsWith("t.csv: There is no column “y”.");
    }

    @Test
    void wrong_details_are_told() {
        assertThat(problems("experiment,Cs,anneal,溶媒,y\nE-001,0.1,100,DMF,5\nE-001,0.2,100,DMF,5\n"))
                .isEqualTo("t.csv:3: Line 2 already has the id E-001, with different parameters. Give one of the "
                        + "two rows a different id.");
        assertThat(problems("date,replicate,money,Cs,anneal,溶媒,y\n20.11.,one,-5,0.1,100,DMF,5\n"))
                .contains(
                        "t.csv:2: “20.11.” is not a date. Write dates as 2026-11-20.",
                        "t.csv:2: “one” is not a replicate number. Write 1, 2, 3, … or leave it empty.",
                        "t.csv:2: “money” is -5, which is below zero. Write zero or more, or leave it empty "
                                + "if it was as planned.");
    }

    @Test
    void what_is_no_table_is_told() throws IOException {
        assertThat(problems("")).startsWith("t.csv: The table is empty. Add a header row");
        assertThat(problems(new byte[] {0, 1, 2, 3, 4})).startsWith("t.csv: The file is neither text nor a workbook.");
        assertThat(problems(new byte[20_000_001])).startsWith("t.csv: The file is 20 MB; the limit is 20 MB.");
        assertThat(problems("PK\3\4rubbish")).startsWith("t.csv: The workbook cannot be read; it is damaged");
        assertThat(problems(bomb())).startsWith("t.csv: The workbook unpacks to more than 60 MB.");
        assertThat(problems("a,".repeat(20_000) + "\n")).startsWith("t.csv: “t.csv” has more than 1000 columns.");
        assertThat(Sheets.read(Path.of("missing.csv")).problems().getFirst().in(Language.EN))
                .isEqualTo("missing.csv: The file does not exist. Check its name and folder.");
        assertThat(PointTable.read(
                                Sheets.read("p", HEADER.getBytes(StandardCharsets.UTF_8))
                                        .orElseThrow(),
                                FILM.space())
                        .orElseThrow()
                        .notes()
                        .getFirst()
                        .in(Language.EN))
                .isEqualTo("The table has no rows below its header.");
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1_000_000];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] workbook(String formula) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("結果");
            List<String> header = List.of("Cs", "anneal", "溶媒", "y", "date");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(2, 0, 0.1 + 0.2);
            sheet.value(2, 1, 100);
            sheet.value(2, 2, "DMF");
            if (formula.isEmpty()) {
                sheet.value(2, 3, 5);
            } else {
                sheet.formula(2, 3, formula);
            }
            sheet.value(2, 4, LocalDate.of(2026, 11, 20));
            sheet.style(2, 4).format("yyyy-mm-dd").set();
            sheet.value(3, 0, 0.2);
            sheet.value(3, 1, 100);
            sheet.value(3, 2, "NO");
            sheet.value(3, 3, "<3");
        }
        return bytes.toByteArray();
    }

    @Test
    void a_workbook_is_read_as_it_was_typed() throws IOException {
        ResultTable table = read(workbook(""));
        assertThat(table.results().getFirst().made().number("Cs")).isEqualTo(0.3);
        assertThat(outcomes(table)).last().isEqualTo(new Outcome.Below(3));
        assertThat(table.results()).extracting(r -> r.date()).contains(LocalDate.of(2026, 11, 20));
    }

    @Test
    void a_formula_that_was_never_computed_is_told() throws IOException {
        assertThat(problems(workbook("2+3")))
                .startsWith("t.csv:3: “y” is the formula “=2+3”, and the file does not hold its result.");
    }

    @Test
    void whatever_happens_to_a_file_its_problems_are_told_or_it_is_read() throws IOException {
        List<byte[]> files =
                List.of(workbook(""), (HEADER + "0.1,100,DMF,5\n".repeat(30)).getBytes(StandardCharsets.UTF_8));
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] changed = files.get(seed % 2).clone();
            for (int times = random.nextInt(1, 8); times > 0; times--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            byte[] bytes =
                    random.nextInt(4) == 0 ? java.util.Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
            assertThat(problems(bytes)).as("seed %d", seed).doesNotContain("Exception");
        }
    }

    @Test
    void an_export_reads_back_as_the_same_results() {
        ResultTable table = read("experiment,date,by,money,hours,note,humidity,Cs,anneal,溶媒,y\n"
                + "E-001,2026-11-20,=cmd,100,1.5,\"+a \"\"b\"\"\n c\",40,0.1,100,DMF,-5\n"
                + "E-001,,,,,,,0.1,100,DMF,>6\nE-002,,,,,@x,,0.2,100,010,failed\n");
        Campaign campaign = Campaign.of(
                "c",
                List.of(
                        new Occurrence(1, java.time.Instant.EPOCH, "a", new Event.Started(RECIPE, null)),
                        new Occurrence(
                                2,
                                java.time.Instant.EPOCH,
                                "a",
                                new Event.Logged(List.of(
                                        new Event.Logged.Entry(
                                                "E-001", table.results().get(0)),
                                        new Event.Logged.Entry(
                                                "E-002", table.results().get(1)))))));
        CampaignTable export = CampaignTable.of(campaign);
        byte[] csv = Csv.forPeople(export.header(), export.rows());
        assertThat(new String(csv, StandardCharsets.UTF_8))
                .startsWith("\uFEFFexperiment,")
                .contains("'=cmd", "'@x", ",-5,");
        assertThat(read(csv).results()).isEqualTo(table.results());
        assertThat(read(Xlsx.of("results", export.header(), export.rows())).results())
                .extracting(r -> r.measurements())
                .containsExactlyElementsOf(
                        table.results().stream().map(r -> r.measurements()).toList());
    }

    @Test
    void rows_of_names_and_values_are_a_table() {
        Sheet sheet = Sheets.of(
                "body",
                List.of(Map.of("Cs", "0.1", "anneal", "100", "溶媒", "DMF", "y", "5"), Map.of("Cs", "0.1", "y", "")),
                Set.of());
        assertThat(ResultTable.read(sheet, FILM).orElseThrow().rows()).isEqualTo(1);
    }

    @Test
    void every_visible_table_can_be_read_or_told(@TempDir Path unused) throws IOException {
        Path visible = Path.of("../shared/data/visible");
        Assumptions.assumeTrue(Files.isDirectory(visible), "Skipped: " + visible + " is not there");
        try (Stream<Path> files = Files.walk(visible)) {
            for (Path file :
                    files.filter(f -> f.toString().matches(".*\\.(csv|xlsx)")).toList()) {
                Reading<Sheet> sheet = Sheets.read(file);
                assertThat(sheet.get().map(s -> s.header().size()).orElse(1))
                        .as("%s %s", file, sheet.problems())
                        .isPositive();
            }
        }
    }

    @Test
    void a_state_of_failure_beside_a_value_is_a_problem_and_beside_none_a_failure() {
        assertThat(problems("experiment,state," + HEADER + "E-001,failed,0.5,100,DMF,7\n"))
                .contains("The state is “failed”, but the row has a result.");
        assertThat(read("experiment,state," + HEADER + "E-001,failed,0.5,100,DMF,\n")
                        .rows())
                .isEqualTo(1);
        assertThat(read("experiment,state," + HEADER + "E-001,done,0.5,100,DMF,7\n")
                        .rows())
                .isEqualTo(1);
    }
}
