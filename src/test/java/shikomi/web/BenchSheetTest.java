package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Experiment;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.campaign.Weighing;
import shikomi.space.Point;
import shikomi.space.Value;

/** The bench as a workbook: fetched, filled in, sent back. */
class BenchSheetTest extends Served {
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
        Bench.propose(home, 0.2, 0.3, 0.4, 0.5, 0.6);
    }

    private byte[] fetched() throws Exception {
        HttpResponse<byte[]> sheet = HttpClient.newHttpClient()
                .send(visitor.request("/c/films/bench.xlsx").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(sheet.headers().firstValue("Content-Disposition").orElse("")).contains("films-bench-");
        return sheet.body();
    }

    /** Each cell as a number or a text; empty ones are empty texts. */
    private static List<List<Object>> rows(byte[] workbook) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            for (Row row : read.getFirstSheet().read()) {
                List<Object> cells = new ArrayList<>();
                for (int i = 0; i < 19; i++) {
                    Object value = row.getOptionalCell(i).map(Cell::getValue).orElse("");
                    cells.add(value == null ? "" : value);
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    private static byte[] workbook(List<List<Object>> rows) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "somebody", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("films");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    Object cell = rows.get(r).get(c);
                    if (cell instanceof Number number) {
                        sheet.value(r, c, number);
                    } else if (!cell.equals("")) {
                        sheet.value(r, c, cell.toString());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static final Pattern ASKED = Pattern.compile("<select name=\"(row-\\d+)\"");

    private String upload(byte[] workbook) throws Exception {
        String preview = visitor.upload("/c/films/paste", Map.of(), "file", Map.of("bench.xlsx", workbook))
                .body();
        Map<String, String> sure = new HashMap<>();
        Matcher asked = ASKED.matcher(preview);
        while (asked.find()) {
            sure.put(asked.group(1), "KEEP");
        }
        assertThat(PastePreview.save(visitor, preview, sure).statusCode()).isEqualTo(303);
        return preview;
    }

    private Result result(String id) {
        return Objects.requireNonNull(
                Labs.campaign(home).experiment(id).orElseThrow().result());
    }

    @Test
    void it_says_what_was_planned_and_is_filled_with_it() throws Exception {
        Point made = new Point(Map.of("Cs", Value.of(0.21), "FA", Value.of(0.79)));
        Labs.append(
                home,
                Labs.campaign(home)
                        .weigh("E-011", new Weighing(made, List.of(new Weighing.Portion("Cs", 4, 4.2, "g"))))
                        .orElseThrow());
        List<List<Object>> rows = rows(fetched());
        assertThat(rows.getFirst().toString())
                .isEqualTo(
                        "[experiment, batch, state, planned Cs, planned FA, planned anneal (°C), planned solvent,"
                                + " weigh out Cs (g), weigh out FA (g), Cs, FA, anneal (°C), solvent, humidity (%), lifetime (h), money, hours, date, by]");
        assertThat(rows.get(1).subList(0, 11).toString())
                .isEqualTo("[E-011, 1.0, begun, 0.2, 0.8, 110.0, DMF, 4.0, 16.0, 0.21, 0.79]");
        assertThat(rows.get(2).subList(0, 13).toString())
                .isEqualTo("[E-012, 1.0, waiting, 0.3, 0.7, 110.0, DMF, 6.0, 14.0, 0.3, 0.7, 110.0, DMF]");
    }

    @Test
    void plans_are_locked_entries_are_open_and_results_are_asked_about() throws Exception {
        String xml = part(fetched(), "xl/worksheets/sheet1.xml");
        assertThat(xml)
                .containsPattern("<sheetProtection[^>]*sheet=\"(1|true)\"")
                .doesNotContainPattern("<sheetProtection[^>]* (sort|deleteRows|insertRows)=\"(1|true)\"")
                .contains("type=\"custom\"")
                .contains("sqref=\"O2:O36\"")
                .contains("errorStyle=\"warning\"")
                .contains("state=\"frozen\"")
                .doesNotContain("<f>");
        assertThat(part(fetched(), "xl/styles.xml")).contains("locked=\"false\"");
    }

    private String part(byte[] workbook, String name) throws Exception {
        Path file = Files.write(folder.resolve("bench.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(Objects.requireNonNull(zip.getEntry(name)))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    @Test
    void filled_in_it_lands_on_the_right_experiments_whatever_was_done_to_its_rows() throws Exception {
        List<List<Object>> rows = rows(fetched());
        List<Object> header = rows.removeFirst();
        rows.subList(5, rows.size()).clear(); // beneath are open rows
        rows.get(0).set(14, 91.5); // E-011
        rows.get(1).set(14, "<0.05"); // E-012
        rows.get(2).set(14, "failed"); // E-013, and it was made otherwise
        rows.get(2).set(9, 0.41);
        rows.get(2).set(10, 0.59);
        rows.get(2).set(13, 45); // E-014 is not measured yet
        rows.remove(4); // E-015
        List<Object> added = new ArrayList<>(Collections.nCopies(19, ""));
        for (Object cell : List.of(0.9, 0.1, 120, "DMSO", "", 27, "", "", "2026-11-20", "Aoi")) {
            added.set(9 + added.subList(9, 19).indexOf(""), cell.equals("") ? " " : cell);
        }
        rows.add(added);
        rows.add(new ArrayList<>(Collections.nCopies(19, "")));
        Collections.shuffle(rows, new Random(7));
        rows.addFirst(header);
        int before = Labs.campaign(home).results().size();
        assertThat(upload(workbook(rows))).contains("nothing was measured");
        assertThat(Labs.campaign(home).results()).hasSize(before + 4);
        assertThat(result("E-011").values("lifetime").toArray()).containsExactly(91.5);
        assertThat(result("E-011").made().number("Cs")).isEqualTo(0.2);
        assertThat(result("E-012").measurements().getFirst().outcome()).isEqualTo(new Outcome.Below(0.05));
        assertThat(result("E-013").measurements().getFirst().outcome()).isInstanceOf(Outcome.Failed.class);
        assertThat(result("E-013").made().number("Cs")).isEqualTo(0.41);
        for (String id : List.of("E-014", "E-015")) {
            assertThat(Labs.campaign(home).experiment(id).orElseThrow().state()).isEqualTo(Experiment.State.WAITING);
        }
        Experiment unplanned = Labs.campaign(home).experiment("E-016").orElseThrow();
        assertThat(unplanned.proposal()).isNull();
        assertThat(Objects.requireNonNull(unplanned.result()).by()).isEqualTo("Aoi");
        assertThat(unplanned.result().values("lifetime").toArray()).containsExactly(27);
    }

    /** The sheet with values for the first experiments, and what else stands in their rows by heading. */
    private byte[] filled(Map<String, Object> cells, Object... values) throws Exception {
        List<List<Object>> rows = rows(fetched());
        rows.subList(6, rows.size()).clear(); // beneath are open rows
        for (int r = 0; r < values.length; r++) {
            List<Object> row = rows.get(r + 1);
            row.set(14, values[r]);
            cells.forEach((heading, cell) -> row.set(rows.getFirst().indexOf(heading), cell));
        }
        return workbook(rows);
    }

    @Test
    void a_sheet_without_dates_does_not_make_the_next_one_lose_its_dates() throws Exception {
        upload(filled(Map.of(), 91.5));
        assertThat(result("E-011").date()).isNull();
        List<List<Object>> rows = rows(filled(Map.of("date", "2026-11-20", "by", "Aoi", "hours", 3), 91.5, 92));
        upload(workbook(rows));
        assertThat(result("E-012").date()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(result("E-012").by()).isEqualTo("Aoi");
        assertThat(result("E-012").hours()).isEqualTo(3);
    }

    @Test
    void a_detail_that_was_put_aside_once_is_named_when_its_column_is_filled() throws Exception {
        byte[] dated = filled(Map.of("date", "2026-11-20"), 91.5);
        String preview = visitor.upload("/c/films/paste", Map.of(), "file", Map.of("bench.xlsx", dated))
                .body();
        Map<String, String> aside = PastePreview.form(preview);
        aside.put("meaning-17", "none");
        String changed = visitor.send("/c/films/paste/" + PastePreview.key(preview), aside)
                .body();
        assertThat(PastePreview.save(visitor, changed, Map.of()).statusCode()).isEqualTo(303);
        byte[] again = filled(Map.of("date", "2026-11-20"), 91.5, 92);
        assertThat(visitor.upload("/c/films/paste", Map.of(), "file", Map.of("bench.xlsx", again))
                        .body())
                .contains("“date” was not used last time, so its values are not read.");
    }

    private String previewed(byte[] workbook) throws Exception {
        return visitor.upload("/c/films/paste", Map.of(), "file", Map.of("bench.xlsx", workbook))
                .body();
    }

    private void weigh(double cs) {
        Point made = new Point(Map.of("Cs", Value.of(cs), "FA", Value.of(Math.round(100 - 100 * cs) / 100.0)));
        Weighing weighing = new Weighing(made, List.of(new Weighing.Portion("Cs", 4, 20 * cs, "g")));
        Labs.append(home, Labs.campaign(home).weigh("E-011", weighing).orElseThrow());
    }

    @Test
    void amounts_weighed_after_the_sheet_was_fetched_are_kept_where_it_repeats_the_plan() throws Exception {
        byte[] sheet = filled(Map.of("date", "2026-11-20"), 91.5);
        weigh(0.21);
        assertThat(upload(sheet)).contains("The amounts weighed out for E-011 are kept");
        assertThat(result("E-011").made().number("Cs")).isEqualTo(0.21);
        assertThat(result("E-011").made().number("FA")).isEqualTo(0.79);
        assertThat(result("E-011").made().number("anneal")).isEqualTo(110);
    }

    @Test
    void an_amount_that_is_neither_planned_nor_weighed_is_asked_about() throws Exception {
        byte[] sheet = filled(Map.of("Cs", 0.25, "FA", 0.75), 91.5);
        weigh(0.21);
        String preview = previewed(sheet);
        assertThat(preview).contains("Cs is 0.25 in this row, but 0.21 was weighed out for E-011.");
        assertThat(PastePreview.save(visitor, preview, Map.of()).statusCode()).isEqualTo(422);
        assertThat(PastePreview.save(visitor, preview, Map.of("row-2", "KEEP")).statusCode())
                .isEqualTo(303);
        assertThat(result("E-011").made().number("Cs")).isEqualTo(0.25);
    }

    @Test
    void the_second_of_two_sheets_for_one_experiment_is_asked_and_adds_no_experiment_in_silence() throws Exception {
        String first = previewed(filled(Map.of(), 91.5));
        String second = previewed(filled(Map.of(), 95));
        assertThat(PastePreview.save(visitor, first, Map.of()).statusCode()).isEqualTo(303);
        int before = Labs.campaign(home).results().size();
        var refused = PastePreview.save(visitor, second, Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("E-011 already has another result", "save as new");
        assertThat(Labs.campaign(home).results()).hasSize(before);
        assertThat(PastePreview.save(visitor, refused.body(), Map.of("row-2", "ADD"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(Labs.campaign(home).results()).hasSize(before + 1);
        assertThat(result("E-011").values("lifetime").toArray()).containsExactly(91.5);
    }

    @Test
    void of_two_rows_with_one_id_the_one_that_was_planned_is_saved_wherever_it_stands() throws Exception {
        List<List<Object>> rows = rows(filled(Map.of(), 91.5, 92));
        rows.get(2).set(0, "E-011");
        rows.add(1, rows.remove(2));
        String preview = previewed(workbook(rows));
        assertThat(preview).contains("another row with the id E-011 has different parameters");
        assertThat(PastePreview.save(visitor, preview, Map.of()).statusCode()).isEqualTo(303);
        assertThat(result("E-011").values("lifetime").toArray()).containsExactly(91.5);
        assertThat(result("E-011").made().number("Cs")).isEqualTo(0.2);
    }

    @Test
    void a_day_that_is_still_to_come_is_refused() throws Exception {
        LocalDate far = LocalDate.now(ZoneId.systemDefault()).plusDays(30);
        String preview = previewed(filled(Map.of("date", far.toString()), 91.5));
        assertThat(preview).contains("A result cannot be from " + far, "No rows can be saved yet");
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        upload(filled(Map.of("date", today.toString()), 91.5));
        assertThat(result("E-011").date()).isEqualTo(today);
    }
}
