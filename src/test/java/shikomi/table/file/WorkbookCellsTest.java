package shikomi.table.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.message.Language;

/** What a person sees in a workbook is what is read, whatever is stored. */
class WorkbookCellsTest {
    private static final String NAMESPACE = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** A workbook with one sheet, written by hand. */
    private static byte[] workbook(String sheet, String styles, String strings, boolean from1904) throws IOException {
        return workbook(sheet, styles, strings, from1904, "");
    }

    /** @param more what else the workbook says */
    private static byte[] workbook(String sheet, String styles, String strings, boolean from1904, String more)
            throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-"
                        + "officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-"
                        + "officedocument.spreadsheetml.sharedStrings+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-"
                        + "officedocument.spreadsheetml.styles+xml\"/></Types>");
        parts.put(
                "xl/workbook.xml",
                "<workbook " + NAMESPACE + " xmlns:r=\"" + RELATIONS + "\"><workbookPr date1904=\"" + from1904
                        + "\"/><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"rId1\"/></sheets>" + more
                        + "</workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + RELATIONS
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet " + NAMESPACE + ">" + sheet + "</worksheet>");
        parts.put("xl/styles.xml", "<styleSheet " + NAMESPACE + ">" + styles + "</styleSheet>");
        parts.put("xl/sharedStrings.xml", "<sst " + NAMESPACE + ">" + strings + "</sst>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] formatted(String code, String value, boolean from1904) throws IOException {
        String styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\""
                + code.replace("\"", "&quot;").replace("<", "&lt;")
                + "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>";
        String sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>" + value + "</v></c></row></sheetData>";
        return workbook(sheet, styles, "", from1904);
    }

    private static Sheet read(byte[] bytes) {
        return Sheets.read("t.xlsx", bytes).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0% | 0.55 | 55%",
                "0.0% | 0.5546 | 55.46%",
                "0%;[Red]-0% | -0.02 | -2%",
                "yyyy-mm-dd | 45413 | 2024-05-01",
                "yyyy\"年\"m\"月\"d\"日\" | 45413 | 2024-05-01",
                "yyyy/m/d h:mm | 45413.5625 | 2024-05-01T13:30",
                "[$-411]ggge\"年\"m\"月\"d\"日\" | 45413 | 2024-05-01",
                "h:mm | 0.104166666666667 | 2:30",
                "h:mm:ss | 0.104178240740741 | 2:30:01",
                "[h]:mm | 1.08333333333333 | 26:00",
                "mm:ss | 0.00173611111111111 | 0:02:30",
                "0.00 | 12.345 | 12.345",
                "#,##0 | 1234567 | 1234567",
                "0.0\" kg\" | 5 | 5 kg",
                "0\" pieces\" | 5 | 5 pieces",
                "\"<\"0 | 12 | <12",
                "\\<0 | 12 | <12",
                "\">\"0.0 | 13 | >13",
                "\"~\"General | 55 | ~55",
                "0\" (failed)\" | 14 | 14 (failed)",
                "0.0\"±0.5\" | 12 | 12±0.5",
                "0;-0;\"failed\" | 0 | failed",
                "0;\"n.d.\" | -1 | n.d.",
                "0;\"n.d.\" | 3 | 3",
                "0;\"<\"0 | -5 | <5",
                "0.0;(0.0) | -5.5 | -5.5",
                "0.0\" K\";[Red]0.0\" K\" | -5 | -5 K",
                "\"failed\" | 7 | failed",
                "[<10]\"<10\";0 | 3 | <10",
                "[<10]\"<10\";0 | 30 | 30",
                "[=0]\"n.d.; none\";0 | 0 | n.d.; none",
                "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_- | 0 | 0",
                "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_- | -12.5 | -12.5",
                "_(\"$\"* #,##0.00_);_(\"$\"* \\(#,##0.00\\) | -12.5 | -12.5",
                "+0.0;-0.0 | 2.5 | 2.5",
                "0.0,\" kg\" | 5000 | 5 kg",
                "# ?/8 | 0.5 | 0.5",
                "\"<\"0% | 0.05 | <5%",
                ";;; | 9 | 9",
                "0.00E+00 | 0.00012 | 0.00012",
                "# ?/? | 0.5 | 0.5",
                "General | 0.30000000000000004 | 0.3",
                "[$¥-411]#,##0 | 1200 | 1200",
                "@ | 5 | 5",
            })
    void a_number_is_read_as_its_format_shows_it(String code, String stored, String seen) throws IOException {
        assertThat(read(formatted(code, stored, false)).rows().getFirst().cell(0))
                .isEqualTo(seen);
    }

    @Test
    void days_are_counted_from_1904_where_the_workbook_says_so() throws IOException {
        assertThat(read(formatted("yyyy-mm-dd", "43951", true))
                        .rows()
                        .getFirst()
                        .cell(0))
                .isEqualTo("2024-05-01");
    }

    @Test
    void phonetic_guides_are_no_part_of_a_text() throws IOException {
        String strings = "<si><r><t>焼付</t></r><r><t>温度</t></r><rPh sb=\"0\" eb=\"2\"><t>ヤキツケ</t></rPh></si>"
                + "<si><t>硬化剤</t><rPh sb=\"0\" eb=\"3\"><t>コウカザイ</t></rPh><phoneticPr fontId=\"1\"/></si>";
        String sheet = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData>";
        assertThat(read(workbook(sheet, "", strings, false)).header()).isEqualTo(List.of("焼付温度", "硬化剤"));
    }

    @Test
    void what_is_crossed_out_is_left_out_and_what_is_hidden_is_said() throws IOException {
        String styles = "<fonts><font/><font><strike/></font></fonts>"
                + "<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>";
        String sheet = "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>"
                + "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>"
                + "<row r=\"2\" hidden=\"1\"><c r=\"A2\"><v>3</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>99</v></c><c r=\"B3\"><v>4</v></c></row></sheetData>";
        Sheet read = read(workbook(sheet, styles, "", false));
        assertThat(read.rows().getLast().cells()).isEqualTo(List.of("", "4"));
        assertThat(read.notes().stream().map(note -> note.in(Language.EN)))
                .containsExactly(
                        "The crossed-out cell A3 is left out.",
                        "Column B is hidden in the workbook; it is read as well.",
                        "Row 2 is hidden in the workbook; it is read as well.");
    }

    private static String run(String format, String text) {
        return "<r>" + (format.isEmpty() ? "" : "<rPr>" + format + "</rPr>") + "<t>" + text + "</t></r>";
    }

    private static final String RAISED = "<vertAlign val=\"superscript\"/>";
    private static final String LOWERED = "<vertAlign val=\"subscript\"/>";

    private static Sheet texts(String... texts) throws IOException {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < texts.length; i++) {
            cells.append("<c r=\"" + CellGrid.letters(i + 1) + "1\" t=\"s\"><v>" + i + "</v></c>");
            cells.append("<c r=\"" + CellGrid.letters(texts.length + i + 1) + "1\" t=\"inlineStr\"><is>" + texts[i]
                    + "</is></c>");
        }
        String strings = "<si>" + String.join("</si><si>", texts) + "</si>";
        return read(workbook("<sheetData><row r=\"1\">" + cells + "</row></sheetData>", "", strings, false));
    }

    @Test
    void raised_and_lowered_parts_of_a_text_stay_raised_and_lowered() throws IOException {
        Sheet read = texts(
                run("", "10") + run(RAISED, "3"),
                run("", "1.4×10") + run(RAISED, "-3"),
                run("", "2") + run(RAISED, "h"),
                run("", "rate / m") + run(RAISED, "2") + run("", " s") + run(RAISED, "\u22121"),
                run("", "H") + run(LOWERED, "2") + run("", "O"),
                run("", "T (") + run(RAISED, "o") + run("", "C)"),
                run("", "13") + run("<b/>", "5"));
        List<String> meant = List.of("10³", "1.4×10⁻³", "2^h", "rate / m² s⁻¹", "H₂O", "T (°C)", "135");
        assertThat(read.header().subList(0, meant.size())).isEqualTo(meant);
        assertThat(read.header().subList(meant.size(), 2 * meant.size())).isEqualTo(meant);
    }

    @Test
    void crossed_out_parts_of_a_text_are_left_out_and_said() throws IOException {
        Sheet read = texts(
                run("<strike/>", "12") + run("<b/>", " 15"),
                run("<strike val=\"0\"/>", "12") + run("", "5"),
                run("<strike/>", "7"));
        assertThat(read.header()).isEqualTo(List.of("15", "125", "", "15", "125"));
        assertThat(read.notes().stream().map(note -> note.in(Language.EN)))
                .containsExactly(
                        "2 crossed-out cells (C1, F1) are left out.",
                        "The crossed-out parts of 2 cells (A1, D1) are left out.");
    }

    @Test
    void a_part_with_a_font_of_its_own_is_not_crossed_out_with_its_cell() throws IOException {
        String styles = "<fonts><font/><font><strike/></font></fonts>"
                + "<cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/></cellXfs>";
        String sheet = "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\" t=\"inlineStr\"><is>" + run("", "12")
                + run("<b/>", "15") + "</is></c></row></sheetData>";
        assertThat(read(workbook(sheet, styles, "", false)).header()).isEqualTo(List.of("15"));
    }

    @ParameterizedTest
    @CsvSource({"1, =A1*2", "0, 0"})
    void results_that_are_still_to_be_calculated_are_not_read(String pending, String seen) throws IOException {
        String sheet =
                "<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"B1\"><f>A1*2</f><v>0</v></c></row></sheetData>";
        byte[] bytes = workbook(sheet, "", "", false, "<calcPr fullCalcOnLoad=\"" + pending + "\"/>");
        assertThat(read(bytes).header()).isEqualTo(List.of("7", seen));
    }

    @Test
    void a_long_text_that_a_short_file_repeats_in_many_cells_is_bounded() throws IOException {
        StringBuilder rows = new StringBuilder("<sheetData>");
        for (int row = 1; row <= 400; row++) {
            rows.append("<row r=\"" + row + "\"><c r=\"A" + row + "\" t=\"s\"><v>0</v></c></row>");
        }
        byte[] bytes = workbook(rows + "</sheetData>", "", "<si><t>" + "x".repeat(32_000) + "</t></si>", false);
        assertThat(Sheets.read("t.xlsx", bytes).problems())
                .extracting(problem -> problem.in(Language.EN))
                .containsExactly(
                        "t.xlsx: The cells hold more than 10000000 characters. Shorten long texts, or keep only "
                                + "the rows and columns you need.");
    }
}
