package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Parameter;
import shikomi.table.cell.Notation;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.Shape;
import shikomi.table.column.TableChoices;
import shikomi.table.column.TableGuess;
import shikomi.table.file.Workbook;

/**
 * Tables of laboratories that were once misread: what the page saves and what the command imports, or why not. The
 * right values stand in {@code cases/FOLDER.txt}, those of a file read in a chosen shape after its name and {@code
 * --blank=zero}; the files lie outside the project.
 */
class CaseTablesTest {
    private static final Path CASES = Path.of("..", "shared", "cases");

    @TestFactory
    Stream<DynamicTest> each_table_is_read_right_or_refused_with_the_reason() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String folder : List.of("tables", "exchange", "japanese", "alloys")) {
            for (Map.Entry<String, String> each : expected(folder).entrySet()) {
                tests.add(DynamicTest.dynamicTest(folder + " " + each.getKey(), () -> {
                    String[] name = each.getKey().split(" --", 2);
                    Path file = file(folder, name[0]);
                    assumeTrue(Files.exists(file), "no " + file);
                    Shape shape = name.length == 1 ? Shape.FOUND : Shape.read(name[1].replace(" --", "\n"));
                    assertThat(read(file, recipe(folder), shape)).isEqualToIgnoringNewLines(each.getValue());
                }));
            }
        }
        return tests.stream();
    }

    private static Path file(String folder, String name) {
        return CASES.resolve(folder.equals("exchange") ? "exchange" : "tables").resolve(name);
    }

    private static Recipe recipe(String folder) throws IOException {
        String text = resource(folder + ".yaml");
        return RecipeReader.read("case", text).orElseThrow();
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(CaseTablesTest.class.getResourceAsStream("/cases/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The expectations of a folder: a line with the name of each file after {@code #}, and those of its rows. */
    private static Map<String, String> expected(String folder) throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        for (String part : resource(folder + ".txt").split("(?m)^# ", -1)) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                expected.put(
                        part.substring(0, end).strip(), part.substring(end + 1).strip() + "\n");
            }
        }
        return expected;
    }

    /** What page and command read, a line each; {@code import: same} if both read the same. */
    static String read(Path file, Recipe recipe, Shape shape) throws IOException {
        List<String> page = page(file, recipe, shape);
        List<String> command = command(file, recipe, new TableChoices("", shape, Notation.NONE));
        boolean same = page.equals(command);
        return Stream.of(
                        page.stream(),
                        Stream.of(same ? "import: same" : "import:"),
                        same ? Stream.<String>of() : command.stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> page(Path file, Recipe recipe, Shape shape) throws IOException {
        Campaign campaign = new Campaign("case", 1, recipe, null, List.of(), List.of(), 0, false);
        Reading<Workbook> book = Workbook.read(file.getFileName().toString(), Files.readAllBytes(file));
        if (book.get().isEmpty()) {
            return problems(book);
        }
        var choice = TableGuess.of(book.orElseThrow(), campaign, -1, shape);
        if (choice.isEmpty()) {
            return List.of("no table");
        }
        Preview preview = Preview.of(
                choice.get().layout(),
                Mapping.of(choice.get().guess()),
                campaign,
                Expectation.plain(campaign),
                Map.of());
        List<String> lines = new ArrayList<>(lines(recipe, preview.given()));
        preview.rows().stream()
                .filter(row -> !row.saved() && row.state() != Preview.State.NOTHING)
                .forEach(row -> lines.add("row " + row.label() + " "
                        + row.notes().stream().map(note -> note.in(Language.EN)).collect(Collectors.joining(" "))));
        return lines;
    }

    private static List<String> command(Path file, Recipe recipe, TableChoices choices) {
        Reading<ResultTable> table = ResultTable.read(file, recipe, choices);
        return table.get().map(read -> lines(recipe, read.given())).orElseGet(() -> problems(table));
    }

    private static List<String> problems(Reading<?> reading) {
        return reading.problems().stream()
                .limit(2)
                .map(problem -> problem.in(Language.EN))
                .toList();
    }

    /** A line for each specimen: its parameters, what was measured on it, and its date. */
    private static List<String> lines(Recipe recipe, List<Given> given) {
        List<String> lines = new ArrayList<>();
        for (Given each : given) {
            Map<Integer, List<String>> specimens = new LinkedHashMap<>();
            Result result = each.result();
            result.measurements().stream()
                    .sorted(Comparator.comparingInt(Measurement::replicate))
                    .forEach(m -> specimens
                            .computeIfAbsent(m.replicate(), n -> new ArrayList<>())
                            .add(m.objective() + " " + m.outcome().text()));
            String date = result.date() == null ? "" : " on " + result.date();
            String note = result.note() == null ? "" : " (" + result.note() + ")";
            specimens
                    .values()
                    .forEach(measured ->
                            lines.add(point(recipe, result) + " | " + String.join(", ", measured) + date + note));
        }
        return lines;
    }

    private static String point(Recipe recipe, Result result) {
        return recipe.space().parameters().stream()
                .map(Parameter::name)
                .map(name -> String.valueOf(result.made().value(name)))
                .collect(Collectors.joining(" "));
    }
}
