package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;

/** The bench's workbook as other programs see it: parsers of XML, Python's expat, and LibreOffice. */
class BenchWorkbookTest extends Served {
    /** The order of a worksheet's elements: ECMA-376 part 1, CT_Worksheet, as far as the writer uses them. */
    private static final List<String> ORDER = List.of(
            "sheetPr",
            "dimension",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "sheetProtection",
            "autoFilter",
            "mergeCells",
            "conditionalFormatting",
            "dataValidations",
            "hyperlinks",
            "pageMargins",
            "pageSetup",
            "headerFooter");

    private static final String EXPAT = """
            import sys, zipfile, xml.parsers.expat
            book = zipfile.ZipFile(sys.argv[1])
            assert book.testzip() is None
            for name in book.namelist():
                xml.parsers.expat.ParserCreate(namespace_separator=' ').Parse(book.read(name), True)
            print(len(book.namelist()))
            """;

    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        visitor = Visitor.signedIn(server);
        Bench.propose(home, 0.2, 0.3, 0.4);
    }

    private byte[] fetched() throws Exception {
        return fetched("");
    }

    private byte[] fetched(String query) throws Exception {
        HttpResponse<byte[]> sheet = HttpClient.newHttpClient()
                .send(visitor.request("/c/films/bench.xlsx" + query).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(sheet.statusCode()).isEqualTo(200);
        return sheet.body();
    }

    private static List<Element> children(Document document) {
        List<Element> children = new ArrayList<>();
        NodeList nodes = document.getDocumentElement().getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i).getNodeType() == Node.ELEMENT_NODE) {
                children.add((Element) nodes.item(i));
            }
        }
        return children;
    }

    @Test
    void every_part_is_xml_that_a_second_parser_reads_in_the_order_of_the_standard() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        for (String part : book.parts().keySet()) {
            assertThat(book.part(part).getDocumentElement().getNamespaceURI())
                    .as(part)
                    .startsWith("http://schemas.openxmlformats.org/");
        }
        List<Element> elements = children(book.part("xl/worksheets/sheet1.xml"));
        assertThat(elements.stream().map(Element::getLocalName).map(ORDER::indexOf))
                .doesNotContain(-1)
                .isSorted();
        assertThat(elements.get(1).getAttribute("ref")).isEqualTo("A1:T34");
        assertThat(elements.get(6).getLocalName()).isEqualTo("sheetProtection");
        assertThat(elements.get(6).hasAttribute("password")).isFalse();
        NodeList colours = book.part("xl/styles.xml").getElementsByTagNameNS("*", "fgColor");
        assertThat(colours.getLength()).isPositive();
        for (int i = 0; i < colours.getLength(); i++) {
            assertThat(((Element) colours.item(i)).getAttribute("rgb"))
                    .as("alpha, red, green and blue")
                    .matches("[0-9A-F]{8}");
        }
    }

    @Test
    void amounts_to_weigh_out_are_locked_scale_with_the_size_and_keep_the_unit_of_the_largest() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        for (String place : List.of("A2", "D2", "G2", "H2", "I2")) {
            assertThat(book.isLocked(place)).as(place).isTrue();
        }
        for (String place : List.of("J2", "O2", "R2", "T34")) {
            assertThat(book.isLocked(place)).as(place).isFalse();
        }
        String scaled = new String(
                Objects.requireNonNull(
                        new OpenSheet(fetched("?size=2%20kg")).parts().get("xl/sharedStrings.xml")),
                StandardCharsets.UTF_8);
        assertThat(scaled).contains(">weigh out Cs (g)<").contains(">weigh out FA (kg)<");
    }

    /** What a person fills in: a value, a limit, a failure and a change of an amount. */
    private static void fill(OpenSheet book) {
        book.fill("O2", 91.5);
        book.fill("O3", "<0.05");
        madeOtherwise(book);
        book.fill("O4", "failed");
        book.fill("R2", "2026-11-20");
        book.fill("S2", "Aoi");
        book.fill("T2", "cloudy = 2 & <3");
    }

    private void upload(byte[] workbook) throws Exception {
        String preview = visitor.upload("/c/films/paste", Map.of(), "file", Map.of("bench.xlsx", workbook))
                .body();
        assertThat(preview).contains("Cs: planned 0.3, in the row 0.31: recorded as made.");
        assertThat(PastePreview.save(visitor, preview, Map.of("row-3", "KEEP")).statusCode())
                .isEqualTo(303);
        Result first = result("E-011");
        assertThat(first.values("lifetime").toArray()).containsExactly(91.5);
        assertThat(first.made().number("Cs")).isEqualTo(0.2);
        assertThat(first.by()).isEqualTo("Aoi");
        assertThat(first.note()).isEqualTo("cloudy = 2 & <3");
        assertThat(first.date()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(result("E-012").measurements().getFirst().outcome()).isEqualTo(new Outcome.Below(0.05));
        assertThat(result("E-012").made().number("Cs")).isEqualTo(0.31);
        assertThat(result("E-013").measurements().getFirst().outcome()).isInstanceOf(Outcome.Failed.class);
    }

    private Result result(String id) {
        return Objects.requireNonNull(
                Labs.campaign(home).experiment(id).orElseThrow().result());
    }

    @Test
    void filled_in_by_another_program_it_is_stored_as_typed() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        fill(book);
        upload(book.bytes());
    }

    private String uploaded(OpenSheet book) throws Exception {
        return visitor.upload("/c/films/paste", Map.of(), "file", Map.of("bench.xlsx", book.bytes()))
                .body();
    }

    @Test
    void a_planned_value_that_was_changed_in_the_sheet_is_asked_about_and_the_plan_stays() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        book.fill("D3", 0.5);
        book.fill("O3", 90);
        String preview = uploaded(book);
        assertThat(preview)
                .contains("differs from the plan")
                .contains("The planned value of “Cs” is 0.3 for E-012, but this row has 0.5 as planned.");
        PastePreview.save(visitor, preview, Map.of());
        assertThat(Labs.campaign(home).experiment("E-012").orElseThrow().result())
                .as("nothing is saved without an answer")
                .isNull();
        PastePreview.save(visitor, preview, Map.of("row-3", "KEEP"));
        assertThat(result("E-012").made().number("Cs")).isEqualTo(0.3);
    }

    @Test
    void a_row_whose_id_was_deleted_is_the_result_of_the_experiment_whose_plan_it_carries() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        book.fill("A3", "");
        book.fill("J3", 0.302);
        book.fill("K3", 0.698);
        book.fill("O3", 90);
        String preview = uploaded(book);
        assertThat(preview)
                .contains("The row has no id; by its planned values it belongs to E-012.")
                .contains("Cs: planned 0.3, in the row 0.302: recorded as made.");
        PastePreview.save(visitor, preview, Map.of());
        assertThat(result("E-012").made().number("Cs")).isEqualTo(0.302);
        assertThat(Labs.campaign(home).experiments()).hasSize(13);
    }

    /** The third row with other amounts as made than planned. */
    private static void madeOtherwise(OpenSheet book) {
        book.fill("J3", 0.31);
        book.fill("K3", 0.69);
    }

    @Test
    void a_row_whose_id_was_altered_is_asked_about_with_the_experiment_whose_plan_it_carries() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        book.fill("A3", "E-102");
        madeOtherwise(book);
        book.fill("O3", 90);
        assertThat(uploaded(book))
                .contains("films has no experiment E-102")
                .contains("The planned values in this row are those of E-012.");
    }

    @Test
    void a_row_without_id_and_plan_that_resembles_a_waiting_experiment_is_asked_about() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        for (String blank : List.of("A3", "D3", "E3", "F3", "G3")) {
            book.fill(blank, "");
        }
        madeOtherwise(book);
        book.fill("O2", 91);
        book.fill("O3", 90);
        String preview = uploaded(book);
        assertThat(preview).contains("The row has no id and resembles E-012, which waits for its result.");
        PastePreview.save(visitor, preview, Map.of());
        assertThat(Labs.campaign(home).experiments()).hasSize(13);
    }

    @Test
    void a_state_of_failure_beside_a_value_is_asked_about() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        book.fill("C3", "failed");
        book.fill("O3", 90);
        assertThat(uploaded(book)).contains("The state is “failed”, but the row has a result.");
    }

    @Test
    void expat_reads_every_part() throws Exception {
        Path script = Files.writeString(folder.resolve("expat.py"), EXPAT);
        Path book = Files.write(folder.resolve("bench.xlsx"), fetched());
        assertThat(run("python3", script.toString(), book.toString()).strip()).isEqualTo("9");
    }

    @Test
    void saved_again_by_libreoffice_it_is_stored_as_typed() throws Exception {
        OpenSheet book = new OpenSheet(fetched());
        fill(book);
        Path typed = Files.write(folder.resolve("bench.xlsx"), book.bytes());
        Path saved = folder.resolve("saved");
        run(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("office").toUri(),
                "--headless",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                saved.toString(),
                typed.toString());
        upload(Files.readAllBytes(saved.resolve("bench.xlsx")));
    }

    /** What a program prints; where it is not installed the test is skipped, or fails where it is mandatory. */
    private static String run(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException missing) {
            if (Boolean.getBoolean("shikomi.mandatory")) {
                throw new AssertionError(command[0] + " is not installed, and its tests are mandatory", missing);
            }
            return Assumptions.abort("Skipped: " + command[0] + " is not installed");
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        return printed;
    }
}
