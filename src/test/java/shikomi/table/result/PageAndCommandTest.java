package shikomi.table.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Reading;
import shikomi.recipe.RecipeReader;
import shikomi.table.column.ColumnGuess;
import shikomi.table.column.Expectation;
import shikomi.table.column.Mapping;
import shikomi.table.column.TableGuess;
import shikomi.table.file.Sheets;
import shikomi.table.file.Workbook;

/** What the page and the commands make of the same rows. */
class PageAndCommandTest {
    private static final Campaign EMPTY =
            new Campaign("film", 1, RecipeReader.read("film", """
                            recipe: 1
                            name: film
                            parameters:
                              anneal: {kind: continuous, low: 80, high: 180, unit: °C}
                              humidity: {kind: context, unit: "%"}
                            objectives:
                              lifetime: {unit: h, goal: maximize}
                              haze: {unit: "%", goal: minimize}
                            cost:
                              currency: JPY
                              run: {money: 12000, hands-on: 4 h}
                            """).orElseThrow(), null, List.of(), List.of(), 0, false);

    private static TableGuess.Choice guess(String text) {
        Workbook book =
                Workbook.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return TableGuess.of(book, EMPTY, -1).orElseThrow();
    }

    private static Preview page(String text) {
        TableGuess.Choice choice = guess(text);
        return Preview.of(choice.layout(), Mapping.of(choice.guess()), EMPTY, Expectation.plain(EMPTY), Map.of());
    }

    private static Reading<ResultTable> command(String text) {
        return ResultTable.read(
                Sheets.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).orElseThrow(), EMPTY.recipe());
    }

    /** What both make of a table, which must be the same. */
    private static List<Given> both(String text) {
        List<Given> given = command(text).orElseThrow().given();
        assertThat(page(text).given()).isEqualTo(given);
        return given;
    }

    private static String words(Message message) {
        return message.in(Language.EN);
    }

    private static List<String> refused(String text) {
        return command(text).problems().stream()
                .map(problem -> problem.in(Language.EN))
                .toList();
    }

    @Test
    void ids_that_a_campaign_does_not_know_become_new_experiments_with_those_ids() {
        String text = "experiment,state,anneal,lifetime\nX-1,done,100,12\nX-1,done,100,13\n5,done,110,14\n"
                + "E-001,waiting,120,\n";
        assertThat(both(text)).extracting(Given::id).containsExactly("X-1", "5");
        assertThat(page(text).rows())
                .extracting(row -> words(row.words()))
                .containsExactly("new, with the id X-1", "replicate 2", "new, with the id 5", "nothing was measured");
        assertThat(both("experiment,anneal,lifetime\n1,100,12\n2,110,13\n3,120,14\n"))
                .extracting(Given::id)
                .containsExactly("1", "2", "3");
    }

    @Test
    void a_cell_that_cannot_be_read_does_not_make_an_id_unknown() {
        Preview page = page("experiment,anneal,lifetime\nX-1,100,1 of 3\nX-2,warm,12\nX-3,,13\n");
        assertThat(page.rows())
                .extracting(row -> words(row.words()))
                .containsExactly("cannot be read", "cannot be read", "film has no experiment X-3");
    }

    @Test
    void a_row_without_date_or_person_does_not_get_those_of_another_row() {
        Result result = both("experiment,anneal,lifetime,date,by\nX-1,100,1,2026-11-01,Sato\nX-1,100,2,,\n"
                        + "X-1,100,3,2026-11-05,Abe\nX-1,100,4,,\n")
                .getFirst()
                .result();
        assertThat(result.measurements())
                .extracting(result::date)
                .containsExactly(LocalDate.of(2026, 11, 1), null, LocalDate.of(2026, 11, 5), null);
        assertThat(result.by()).isNull();
        assertThat(result.measurements())
                .extracting(m -> m.occasion() == null ? null : m.occasion().by())
                .containsExactly("Sato", null, "Abe", null);
    }

    @Test
    void rows_of_one_experiment_with_different_recorded_values_are_refused() {
        String text = "experiment,anneal,humidity,lifetime\nX-1,100,45,1\nX-1,100,60,2\nX-1,100,,3\n";
        assertThat(refused(text))
                .containsExactly("t.csv:3: “humidity” is 60 here and “45” in line 2, which has the same id; an "
                        + "experiment has only one. Give the two rows different ids.");
        Preview page = page(text);
        assertThat(page.rows()).extracting(Preview.Row::saved).containsExactly(true, false, true);
        assertThat(words(page.rows().get(1).words())).startsWith("“humidity” is 60 here and “45” in an earlier row");
        assertThat(page.rows().get(2).notes())
                .extracting(note -> words(note))
                .containsExactly("“humidity” is blank here; the experiment has 45 from its first row.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "Failed", "失敗"})
    void an_experiment_that_failed_by_its_state_alone_is_a_failure_of_all_objectives(String state) {
        List<Given> given = both("experiment,state,anneal,lifetime,haze\nX-1,done,100,12,3\nX-2," + state
                + ",110,,\nX-3,waiting,120,,\n");
        assertThat(given).hasSize(2);
        assertThat(given.getLast().result().measurements())
                .extracting(Measurement::objective, Measurement::outcome)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("lifetime", new Outcome.Failed()),
                        org.assertj.core.groups.Tuple.tuple("haze", new Outcome.Failed()));
    }

    @Test
    void equal_rows_without_an_id_are_experiments_of_their_own() {
        String text = "anneal,humidity,lifetime\n100,45,1\n100,60,2\n100,,2\n110,45,3\n";
        assertThat(both(text)).hasSize(4);
        assertThat(page(text).rows().get(1).state()).isEqualTo(Preview.State.REPLICATE);
    }

    @Test
    void a_remark_behind_a_number_goes_into_the_note() {
        Result result =
                both("anneal,lifetime,note\n100,50 (cracked),thin\n").getFirst().result();
        assertThat(result.values("lifetime")).containsExactly(50.0);
        assertThat(result.note()).isEqualTo("thin; lifetime: cracked");
    }

    @Test
    void a_note_on_a_row_without_a_result_is_shown_as_not_saved() {
        String text = "experiment,anneal,lifetime,date,note\nX-1,100,1,,\nX-2,110,,2026-11-01,not made\n";
        String said = "nothing was measured; the note “not made” is not saved";
        assertThat(words(page(text).rows().getLast().words())).isEqualTo(said);
        assertThat(words(command(text).orElseThrow().setAside().getFirst().reason()))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "¥12,000 | 1:30 | 12000 | 1.5",
                "1万円 | 90 min | 10000 | 1.5",
                "12 000 JPY | 1.5h | 12000 | 1.5",
                "￥1200 | 1:30:00 | 1200 | 1.5",
                "12000 | 1時間30分 | 12000 | 1.5"
            })
    void money_and_hours_are_read_as_people_write_them(String money, String hours, double yen, double time) {
        Result result = both("anneal,lifetime,money,hours\n100,50,\"" + money + "\"," + hours + "\n")
                .getFirst()
                .result();
        assertThat(result.money()).isEqualTo(yen);
        assertThat(result.hours()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"money, $120", "money, much", "hours, long", "date, 2026/13/01", "date, Sunday"})
    void a_cell_of_a_detail_that_cannot_be_read_is_named_and_its_column_stays(String name, String cell) {
        String text = "anneal,lifetime," + name + "\n100,50," + cell + "\n110,51,\n";
        assertThat(guess(text).guess().columns().getLast().meaning().code()).isEqualTo(name);
        Preview page = page(text);
        assertThat(page.rows()).extracting(Preview.Row::saved).containsExactly(false, true);
        assertThat(words(page.rows().getFirst().notes().getFirst())).contains(cell);
        assertThat(refused(text)).singleElement().asString().contains("t.csv:2", cell);
    }

    @Test
    void a_second_column_of_the_same_name_is_said_and_replicates_are_offered() {
        String text = "anneal,lifetime,lifetime\n100,50,52\n110,53,54\n";
        ColumnGuess second = guess(text).guess().columns().getLast();
        assertThat(second.warnings())
                .extracting(warning -> words(warning))
                .containsExactly(
                        "“lifetime” is already read from another column of the same name, so this column is not "
                                + "used. To read both as replicates, choose “lifetime” here too.");
        assertThat(refused(text)).singleElement().asString().contains("2 columns are called “lifetime”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "Outlier", "無効", "NG", "cancelled"})
    void a_result_that_was_taken_back_is_not_saved_without_a_question(String state) {
        String text = "anneal,lifetime,state\n100,12," + state + "\n110,13,done\n120,14,waiting\n";
        assertThat(refused(text)).singleElement().asString().startsWith("t.csv:2: The state is “" + state + "”");
        assertThat(page(text).rows()).extracting(Preview.Row::saved).containsExactly(false, true, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anneal;lifetime;haze\n100;80;1.5\n110;1,234;2.5\n", // in a file of commas, the points contradict
                "anneal;lifetime;haze\n100;120,5;1.5\n110;1.205;2.5\n",
                "anneal,lifetime,haze\n100,80.5,\"1,5\"\n110,\"1,234\",\"2,5\"\n"
            })
    void columns_that_contradict_each_other_leave_a_number_open(String text) {
        assertThat(refused(text))
                .singleElement()
                .asString()
                .contains("which could be 1.2")
                .contains("or 12");
        assertThat(page(text).rows()).extracting(Preview.Row::saved).containsExactly(true, false);
    }

    @Test
    void a_number_too_small_to_be_stored_is_refused() {
        assertThat(refused("anneal,lifetime\n100,1e-400\n"))
                .singleElement()
                .asString()
                .contains("is “1e-400”, which is not a number");
        assertThat(both("anneal,lifetime\n100,0e-400\n").getFirst().result().measurements())
                .extracting(m -> m.outcome().text())
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"平均", "Mean:", "Ø", "Total"})
    void a_row_that_sums_up_others_is_no_experiment_without_a_question(String word) {
        String text = "no,anneal,lifetime\n1,100,12\n2,110,14\n" + word + ",105,13\n";
        assertThat(command(text).orElseThrow().given()).hasSize(2);
        assertThat(command(text).orElseThrow().setAside())
                .extracting(aside -> words(aside.reason()))
                .containsExactly("“" + word + "” names a summary of other rows, which is no experiment");
        assertThat(page(text).rows()).extracting(Preview.Row::saved).containsExactly(true, true, false);
    }

    @Test
    void a_person_called_max_and_a_note_on_the_mean_are_no_summaries() {
        assertThat(both("anneal,lifetime,by,note\n100,12,Max,mean\n110,14,Min,target\n"))
                .hasSize(2);
        assertThat(both("by,anneal,lifetime\nMax,100,12\nMin,110,14\n")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anneal,lifetime,note\n100,12,\"5 cm\n110,14,\n120,15,\n",
                "anneal,lifetime,note\n100,12,ok\n110,14,\"5 cm\n120,15,\n",
            })
    void a_quotation_mark_that_is_not_closed_is_refused(String text) {
        assertThat(Workbook.read("t.csv", text.getBytes(StandardCharsets.UTF_8)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Language.EN)).contains("A quotation mark in this row"));
    }

    @Test
    void notes_of_several_lines_are_read() {
        assertThat(both("anneal,lifetime,note\n100,12,\"first,\nsecond, with red, blue, and green\nthird\"\n"
                        + "110,14,\"a\nb, c, d\"\n"))
                .hasSize(2);
    }
}
