package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.recipe.RecipeReader;
import shikomi.table.cell.DateOrder;
import shikomi.table.cell.DecimalMark;
import shikomi.table.cell.Notation;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.column.TwoReadings;
import shikomi.table.file.Workbook;

/** What a table would bring, from its text to the verdict of each row. */
class PreviewTest {
    private static final String RECIPE = """
            recipe: 1
            name: film
            parameters:
              Cs: {kind: continuous, low: 0, high: 1}
              FA: {kind: continuous, low: 0, high: 1}
              anneal: {kind: continuous, low: 80, high: 180, unit: °C}
            mixtures:
              cation: {components: [Cs, FA], total: 1}
            objectives:
              conductivity: {unit: mS/cm, goal: maximize, plausible: [1, 2000]}
              viscosity: {unit: mPa·s, goal: minimize}
            """;
    static final Campaign FILM = new Campaign(
            "film", 1, RecipeReader.read("film", RECIPE).orElseThrow(), null, List.of(), List.of(), 0, false);

    static TableGuess.Choice guess(String text) {
        Workbook book =
                Workbook.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return TableGuess.of(book, FILM, -1).orElseThrow();
    }

    static Preview preview(String text) {
        TableGuess.Choice choice = guess(text);
        return Preview.of(choice.layout(), Mapping.of(choice.guess()), FILM, Expectation.plain(FILM), Map.of());
    }

    private static ColumnGuess column(String text, int index) {
        return guess(text).guess().columns().get(index);
    }

    static List<String> words(List<Message> messages) {
        return messages.stream().map(message -> message.in(Language.EN)).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            σ (S/cm)                        | objective:conductivity | S/cm
            Conductivity [mS/cm]            | objective:conductivity | ''
            導電率/mS/cm                     | objective:conductivity | ''
            粘度 (cP)                        | objective:viscosity    | ''
            viscosity_Pa·s                  | objective:viscosity    | Pa·s
            アニール (K)                      | parameter:anneal       | K
            PROPERTY: anneal ($^\\circ$C)    | parameter:anneal       | ''
            ＡＮＮＥＡＬ（℃）                  | parameter:anneal       | ''
            Anneal_K                        | parameter:anneal       | K
            colour                          | none                   | ''
            """)
    void headings_are_read_as_laboratories_write_them(String heading, String meaning, String unit) {
        ColumnGuess column = column("Cs,FA," + heading + "\n0.5,0.5,100\n0.4,0.6,120\n", 2);
        assertThat(column.meaning().code()).isEqualTo(meaning);
        assertThat(column.unit()).isEqualTo(unit);
    }

    @Test
    void a_unit_that_the_values_speak_against_is_proposed_and_not_applied() {
        String text =
                "Cs,FA,anneal,conductivity\n0.5,0.5,373,0.62\n0.4,0.6,393,0.5\n0.3,0.7,403,0.7\n0.2,0.8,413,0.8\n";
        assertThat(words(column(text, 2).warnings()))
                .containsExactly("The values range from 373 to 413; the limits in the recipe are 80 to 180. They would "
                        + "fit in K: 373 K → 99.85 °C. Choose that unit if it is right.");
        assertThat(column(text, 2).unit()).isEmpty();
        assertThat(words(column(text, 3).warnings()).getFirst()).contains("They would fit in S/cm");
    }

    @Test
    void cells_are_read_as_people_write_them_and_each_time_it_is_said() {
        Preview preview = preview("""
                Cs,FA,anneal,conductivity,viscosity
                0.5,0.5,100,６２,2.5
                〃,〃,〃,63,評価なし
                0.4,0.6,室温,61,2
                0.3,0.7,110,60 (gel),2.2
                0.2,0.8,120,"12,5",2
                """);
        assertThat(preview.rows().stream().map(Preview.Row::state))
                .containsExactly(
                        Preview.State.NEW,
                        Preview.State.REPLICATE,
                        Preview.State.FAR,
                        Preview.State.NEW,
                        Preview.State.NEW);
        assertThat(words(preview.rows().get(1).notes()))
                .containsExactly("“viscosity”: “評価なし” is not a value and is skipped.");
        assertThat(words(preview.rows().get(2).notes())).contains("“anneal”: “室温” is read as “25”.");
        assertThat(words(preview.rows().get(3).notes()))
                .containsExactly("“conductivity”: “60 (gel)” is read as 60, and “gel” goes into the note.");
        assertThat(preview.given()).hasSize(4);
        assertThat(preview.given().get(2).result().note()).isEqualTo("conductivity: gel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conductivity_1,conductivity_2,conductivity_3 | 3",
                "conductivity (mS/cm) n=1,conductivity (mS/cm) n=2 | 2",
                "導電率 1回目,導電率 2回目,導電率 3回目 | 3",
                "σ (1),σ (2) | 2",
                "Conductivity rep 1 [mS/cm],Conductivity rep 2 [mS/cm] | 2",
                "conductivity_1,conductivity_2,conductivity_mean | 2",
                "conductivity,conductivity_1,conductivity_2 | 1",
                "conductivity_7,conductivity_28 | 0",
                "element 1,element 2 | 0",
                "n=1,n=2 | 0", // of two objectives nobody knows which
            })
    void columns_with_running_numbers_are_repeats_of_one_measurement(String headings, int repeats) {
        String cells = ",60,61,62".substring(0, 3 * headings.split(",", -1).length);
        String text = "Cs,FA,anneal," + headings + "\n0.5,0.5,100" + cells + "\n0.4,0.6,110" + cells + "\n";
        List<ColumnGuess> columns = guess(text).guess().columns();
        assertThat(columns)
                .filteredOn(column -> column.meaning().code().equals("objective:conductivity"))
                .hasSize(repeats)
                .allMatch(column -> repeats == 1
                        || words(column.warnings()).stream().anyMatch(w -> w.startsWith("Read as replicates")));
        if (repeats > 1) {
            assertThat(preview(text).given().getFirst().result().values("conductivity"))
                    .hasSize(repeats);
        }
    }

    @Test
    void running_numbers_alone_repeat_the_only_objective() {
        Campaign one = new Campaign(
                "film",
                1,
                RecipeReader.read("film", RECIPE.replaceAll("\n *viscosity.*", ""))
                        .orElseThrow(),
                null,
                List.of(),
                List.of(),
                0,
                false);
        String text = "Cs,FA,anneal,1回目,2回目,３回目\n0.5,0.5,100,60,61,失敗\n0.4,0.6,100,62,63,64\n";
        Workbook book =
                Workbook.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        TableGuess.Choice choice = TableGuess.of(book, one, -1).orElseThrow();
        Preview preview =
                Preview.of(choice.layout(), Mapping.of(choice.guess()), one, Expectation.plain(one), Map.of());
        assertThat(preview.given().getFirst().result().measurements())
                .extracting(Measurement::replicate)
                .containsExactly(1, 2, 3);
    }

    /** Everything from 100 on has its point in the wrong place. */
    private static final Expectation POINT = (made, objective, value) -> value < 100
            ? Optional.empty()
            : Optional.of(new Expectation.Surprise(
                    60,
                    5,
                    Message.of("table.row.new"),
                    List.of(
                            new Expectation.Likely(value / 10, Message.of("table.row.new")),
                            new Expectation.Likely(value / 100, Message.of("table.row.new")))));

    private static Preview answered(String text, Preview.Answer answer) {
        TableGuess.Choice choice = guess(text);
        return Preview.of(choice.layout(), Mapping.of(choice.guess()), FILM, POINT, Map.of(2, answer));
    }

    @ParameterizedTest
    @CsvSource({"FIX_1, 61.8", "FIX_2, 6.18"})
    void a_likely_slip_is_saved_corrected_where_somebody_says_so(Preview.Answer answer, double right) {
        String text = "Cs,FA,anneal,conductivity\n0.5,0.5,100,618\n";
        assertThat(answered(text, Preview.Answer.LEAVE).rows().getFirst().answers())
                .containsExactly(
                        Preview.Answer.LEAVE,
                        Preview.Answer.FIX_1,
                        Preview.Answer.FIX_2,
                        Preview.Answer.KEEP,
                        Preview.Answer.ASIDE);
        assertThat(answered(text, Preview.Answer.LEAVE).given()).isEmpty();
        Measurement kept = answered(text, answer)
                .given()
                .getFirst()
                .result()
                .measurements()
                .getFirst();
        assertThat(kept.outcome()).isEqualTo(new Outcome.Measured(right));
        assertThat(kept.check()).isEqualTo(new Check(618, 60, 5, Check.Answer.CORRECTED));
        assertThat(answered(text, Preview.Answer.FIX_3).given()).isEmpty();
    }

    @Test
    void several_slips_of_a_row_are_corrected_together() {
        String text = "Cs,FA,anneal,conductivity_1,conductivity_2,conductivity_3\n0.5,0.5,100,618,60,602\n";
        assertThat(answered(text, Preview.Answer.LEAVE).rows().getFirst().fixes())
                .hasSize(1);
        List<Measurement> kept =
                answered(text, Preview.Answer.FIX_1).given().getFirst().result().measurements();
        assertThat(kept)
                .extracting(Measurement::outcome)
                .containsExactly(new Outcome.Measured(61.8), new Outcome.Measured(60), new Outcome.Measured(60.2));
        assertThat(kept.get(1).check()).isNull();
    }

    @Test
    void a_table_whose_samples_stand_side_by_side_is_turned() {
        TableGuess.Choice choice = guess(
                "結果,,,\nsample,S1,S2,S3\nCs,0.5,0.4,0.3\nFA,0.5,0.6,0.7\nanneal,100,110,→\nconductivity,60,61,62\n");
        assertThat(choice.layout().turned()).isTrue();
        Preview preview =
                Preview.of(choice.layout(), Mapping.of(choice.guess()), FILM, Expectation.plain(FILM), Map.of());
        assertThat(preview.rows().stream().map(Preview.Row::label)).containsExactly("B", "C", "D");
        assertThat(preview.given()).hasSize(3);
        assertThat(preview.given().getLast().result().made().number("anneal")).isEqualTo(110);
    }

    @Test
    void two_rows_of_headings_are_one_with_their_units() {
        String text = "Cs,FA,anneal,conductivity\n-,-,K,S/cm\n0.5,0.5,373.15,0.06\n";
        assertThat(column(text, 2).unit()).isEqualTo("K");
        assertThat(preview(text).given().getFirst().result().values("conductivity"))
                .containsExactly(60.0);
    }

    @Test
    void the_data_as_a_whole_are_looked_at_and_told() {
        StringBuilder text = new StringBuilder("Cs,FA,anneal,conductivity,by,date\n");
        for (int i = 0; i < 12; i++) {
            text.append("0.%d,0.%d,100,%d,Sato,2026-01-05%n"
                    .formatted(i % 8 + 1, 9 - i % 8 - (i == 3 ? 4 : 0), 60 + 5 * (i % 4)));
            text.append("0.%d,0.%d,100,%d,Abe,2026-02-%02d%n".formatted(i % 8 + 1, 9 - i % 8, 61 + i + i / 4, i + 1));
        }
        text.append("0.5,0.5,100,9999,Abe,2026-03-01\n");
        List<String> findings = words(preview(text.toString()).findings());
        assertThat(findings)
                .anyMatch(f -> f.startsWith("“conductivity” is 9999 in 1 row"))
                .anyMatch(f -> f.startsWith("“anneal” is 100 in all 25 rows"))
                .anyMatch(f -> f.startsWith("“conductivity”: all 12 values entered by Sato end in 0 or 5"))
                .anyMatch(f -> f.startsWith("“cation” is more than 2 % off its total of 1 in 1 row: rows 8"))
                .anyMatch(f -> f.startsWith("12 rows are dated 2026-01-05"));
    }

    @Test
    void too_many_columns_are_a_problem_with_what_to_do() {
        var read = Workbook.read("w.csv", ("a,".repeat(1_000_000) + "\n1\n").getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().getFirst().in(Language.EN))
                .isEqualTo("w.csv: “w.csv” has more than 1000 columns. Keep only the columns you need, or paste them.");
    }

    private static Preview preview(String text, Map<Integer, Notation> notations) {
        TableGuess.Choice choice = guess(text);
        Map<Integer, Mapping.Chosen> chosen = new HashMap<>();
        notations.forEach((index, notation) -> {
            ColumnGuess column = choice.guess().columns().get(index);
            chosen.put(index, new Mapping.Chosen(column.meaning().code(), column.unit(), notation));
        });
        Mapping mapping = Mapping.of(choice.guess()).with(chosen, ColumnGuess.Sureness.CHOSEN, choice.layout(), FILM);
        Mapping stored = Mapping.of(choice.guess())
                .with(Mapping.read(mapping.text()), ColumnGuess.Sureness.REMEMBERED, choice.layout(), FILM);
        assertThat(stored.notation(notations.keySet().iterator().next()))
                .isEqualTo(notations.values().iterator().next());
        return Preview.of(choice.layout(), mapping, FILM, Expectation.plain(FILM), Map.of());
    }

    private static Optional<TwoReadings> asked(String text, int column) {
        TableGuess.Choice choice = guess(text);
        return TwoReadings.of(choice.layout().sheet(), choice.guess().columns().get(column), FILM.recipe());
    }

    @Test
    void dates_with_two_readings_are_asked_once_for_the_column() {
        String text = "Cs,FA,anneal,conductivity,date\n0.5,0.5,100,62,11/01/2026\n0.4,0.6,110,63,11/02/2026\n";
        TwoReadings asked = asked(text, 4).orElseThrow();
        assertThat(asked.question().in(Language.EN))
                .isEqualTo("“date”: “11/01/2026” can be 2026-01-11 or 2026-11-01. Choose one for the whole column.");
        Preview open = preview(text);
        assertThat(open.saved()).isZero();
        assertThat(open.rows()).allSatisfy(row -> {
            assertThat(row.words().in(Language.EN)).isEqualTo("waits for your choice above");
            assertThat(row.notes()).isEmpty();
        });
        Preview chosen = preview(text, Map.of(4, Notation.of(DateOrder.MONTH_FIRST)));
        assertThat(chosen.given())
                .extracting(given -> given.result().date())
                .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 2));
    }

    @Test
    void numbers_with_two_readings_are_asked_once_for_the_column() {
        String text = "Cs,FA,anneal,conductivity\n0.5,0.5,100,\"1,250\"\n0.4,0.6,110,\"1,300\"\n";
        TwoReadings asked = asked(text, 3).orElseThrow();
        assertThat(words(asked.options().stream().map(TwoReadings.Option::words).toList()))
                .containsExactly("decimal point: 1,250 is 1250", "decimal comma: 1,250 is 1.25");
        assertThat(preview(text).saved()).isZero();
        assertThat(conductivity(preview(text, Map.of(3, Notation.of(DecimalMark.COMMA)))))
                .containsExactly(1.25, 1.3);
        assertThat(conductivity(preview(text, Map.of(3, Notation.of(DecimalMark.POINT)))))
                .containsExactly(1250.0, 1300.0);
    }

    static List<Double> conductivity(Preview preview) {
        return preview.given().stream()
                .flatMap(given -> given.result().values("conductivity").boxed())
                .toList();
    }

    @Test
    void a_column_that_proves_its_reading_is_not_asked_and_overrules_what_was_chosen_before() {
        String text = "Cs,FA,anneal,conductivity,date\n0.5,0.5,100,12.5,11/13/2026\n0.4,0.6,110,\"1,300\",11/02/2026\n";
        assertThat(asked(text, 3)).isEmpty();
        assertThat(asked(text, 4)).isEmpty();
        Preview chosen = preview(text, Map.of(3, Notation.of(DecimalMark.COMMA)));
        assertThat(conductivity(chosen)).containsExactly(12.5, 1300.0);
    }

    @Test
    void a_mapping_stored_before_readings_were_asked_is_still_read() {
        assertThat(Mapping.read("2\tK\tparameter:anneal\n3\t\tobjective:a\tb"))
                .isEqualTo(Map.of(
                        2, new Mapping.Chosen("parameter:anneal", "K", Notation.NONE),
                        3, new Mapping.Chosen("objective:a\tb", "", Notation.NONE)));
    }
}
