package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Campaign;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Heading;
import shikomi.table.column.TableGuess;
import shikomi.table.file.CellGrid;
import shikomi.table.file.Workbook;

/** Real spreadsheets, each with a recipe of what a lab would want from it, read by guesses alone. */
class MessySheetsTest {
    private static final List<String> PAIRS = List.of(
            "ink_ja_transposed_merged.xlsx ink_clean",
            "ink_ja_transposed_merged.xlsx ink_words",
            "lnp_two_row_header.xlsx lnp",
            "mpea_grouped_rows.xlsx mpea",
            "concrete_ds6_92columns.csv concrete",
            "sciglass_patents_excerpt.tsv sciglass");

    /** How many columns are wanted and got right, all columns and right among them, and what was wrong unsaid. */
    private record Score(int wanted, int got, int columns, int right, List<String> wrong, List<String> silent) {}

    private static Campaign campaign(String name) throws IOException {
        Recipe recipe = RecipeReader.read(name, resource(name + ".yaml")).orElseThrow();
        return new Campaign(name, 1, recipe, null, List.of(), List.of(), 0, false);
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(MessySheetsTest.class.getResourceAsStream("/messy/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Workbook book(String file) throws IOException {
        Path path = Path.of("../shared/data/visible/messy_xlsx").resolve(file);
        Assumptions.assumeTrue(Files.exists(path), () -> "skipped: there is no " + file + " beside the project");
        return Workbook.read(file, Files.readAllBytes(path)).orElseThrow();
    }

    private static TableGuess.Choice guess(String file, String name) throws IOException {
        return TableGuess.of(book(file), campaign(name), -1).orElseThrow();
    }

    private static Score score(String file, String name) throws IOException {
        Map<String, String> wanted = new LinkedHashMap<>();
        resource(name + ".columns").lines().filter(line -> line.contains(" = ")).forEach(line -> {
            int split = line.lastIndexOf(" = ");
            wanted.put(Heading.plain(line.substring(0, split)), line.substring(split + 3));
        });
        TableGuess guess = guess(file, name).guess();
        int got = 0;
        int right = 0;
        List<String> wrong = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (ColumnGuess column : guess.columns()) {
            String answer = wanted.getOrDefault(Heading.plain(column.header()), "none");
            String read = column.meaning().code() + (column.unit().isEmpty() ? "" : " [" + column.unit() + "]");
            if (read.equals(answer)) {
                right++;
                got += answer.equals("none") ? 0 : 1;
            } else {
                String line = column.header() + ": " + read + ", not " + answer;
                wrong.add(line);
                boolean said = column.meaning().equals(ColumnMeaning.NONE)
                        ? guess.missing().stream().anyMatch(meaning -> answer.startsWith(meaning.code()))
                        : !column.warnings().isEmpty();
                if (!said) {
                    silent.add(line);
                }
            }
        }
        return new Score(wanted.size(), got, guess.columns().size(), right, wrong, silent);
    }

    @Test
    void four_of_five_wanted_columns_are_read_right_and_none_is_wrong_unsaid() throws IOException {
        int wanted = 0;
        int got = 0;
        List<String> silent = new ArrayList<>();
        for (String pair : PAIRS) {
            Score score = score(pair.split(" ", 2)[0], pair.split(" ", 2)[1]);
            System.out.printf(
                    "%-45s %d of %d wanted, %d of %d columns right; wrong and told: %s; unsaid: %s%n",
                    pair, score.got(), score.wanted(), score.right(), score.columns(), score.wrong(), score.silent());
            wanted += score.wanted();
            got += score.got();
            silent.addAll(score.silent());
        }
        assertThat(silent).isEmpty();
        assertThat(got).as("of %d", wanted).isGreaterThanOrEqualTo((int) Math.ceil(0.8 * wanted));
    }

    @ParameterizedTest
    @CsvSource({
        "ink_ja_transposed_merged.xlsx, ink_clean, 整形後, false",
        "ink_ja_transposed_merged.xlsx, ink_words, 初期データ, true",
        "lnp_two_row_header.xlsx, lnp, Automation_Dataset, false",
        "mpea_grouped_rows.xlsx, mpea, Sheet1, false"
    })
    void the_sheet_that_fits_the_recipe_is_chosen(String file, String name, String sheet, boolean turned)
            throws IOException {
        TableGuess.Choice choice = guess(file, name);
        assertThat(choice.layout().title()).isEqualTo(sheet);
        assertThat(choice.layout().turned()).isEqualTo(turned);
    }

    @Test
    void a_table_of_correlations_is_recognised() throws IOException {
        Workbook book = book("ink_ja_transposed_merged.xlsx");
        int heat = book.grids().stream().map(CellGrid::name).toList().indexOf("ヒートマップ");
        TableGuess.Choice choice =
                TableGuess.of(book, campaign("ink_clean"), heat).orElseThrow();
        assertThat(choice.layout().matrix()).isTrue();
        assertThat(choice.notes()).anyMatch(note -> note.key().equals("table.matrix"));
    }
}
