package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Result;

/** How amounts are given in a table, chosen on its preview over plain HTTP, as it works without JavaScript. */
class CompositionChoicesTest extends Served {
    private static final Pattern OFFER = Pattern.compile("name=\"accept\" value=\"([^\"]*)\"");

    private static final String NAMED = "component 1,share 1,component 2,share 2,anneal,solvent,lifetime\n"
            + "Cs,0.2,FA,0.8,120,DMF,80.5\nFA,0.7,Cs,0.3,130,DMSO,79.5\nFA,1,,,120,DMF,60\n";
    private static final String GRAMS = "Cs (g),FA (g),anneal,solvent,lifetime\n1,4,120,DMF,80.5\n3,7,130,DMSO,79.5\n";

    private static String accept(Visitor visitor, String body) throws Exception {
        Matcher offer = OFFER.matcher(body);
        assertThat(offer.find()).as(body).isTrue();
        return PastePreview.choose(visitor, body, Map.of("accept", offer.group(1)));
    }

    private List<Result> stored() {
        return Labs.campaign(home).results().stream().skip(10).toList();
    }

    @Test
    void names_and_amounts_are_offered_read_when_accepted_and_remembered() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String found = PastePreview.paste(visitor, NAMED);
        assertThat(found)
                .contains("give its amount: component 1 – share 1; component 2 – share 2.", "No rows can be saved yet");
        String read = accept(visitor, found);
        assertThat(read)
                .contains("are read as 2 columns of amounts", "Save 3 rows")
                .doesNotContain("name=\"accept\"");
        assertThat(PastePreview.save(visitor, read, Map.of()).statusCode()).isEqualTo(303);
        assertThat(stored()).extracting(result -> result.made().number("Cs")).containsExactly(0.2, 0.3, 0.0);
        assertThat(stored()).extracting(result -> result.made().number("FA")).containsExactly(0.8, 0.7, 1.0);
        String next = PastePreview.paste(visitor, NAMED.replace("Cs,0.2,FA,0.8", "Cs,0.4,FA,0.6"));
        assertThat(next)
                .contains("Read as you chose for the last table", "Save 1 row")
                .doesNotContain("name=\"accept\"");
    }

    @Test
    void the_columns_of_a_pair_can_be_chosen_one_after_the_other() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text = "additive,anneal,mine,solvent,lifetime\nCs,120,1,DMF,80.5\nFA,130,1,DMSO,79.5\n";
        String half =
                PastePreview.choose(visitor, PastePreview.paste(visitor, text), Map.of("shape-component-0", "$A"));
        assertThat(half).contains("<option value=\"\">choose</option>", "<option value=\"$A\" selected>A · additive");
        String whole = PastePreview.choose(visitor, half, Map.of("shape-amount-0", "$C"));
        assertThat(whole).contains("additive – mine", "Save 2 rows", "shape-component-1");
        String none = PastePreview.choose(visitor, whole, Map.of("shape-component-0", "", "shape-amount-0", ""));
        assertThat(none).contains("No rows can be saved yet").doesNotContain("shape-component-1");
    }

    @Test
    void a_component_named_twice_adds_up_only_if_chosen() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String read = accept(visitor, PastePreview.paste(visitor, NAMED.replace("Cs,0.2,FA,0.8", "FA,0.2,FA,0.8")));
        assertThat(read).contains("“FA” is named twice in this row, with 0.2 and 0.8.", "Save 2 rows");
        assertThat(PastePreview.choose(visitor, read, Map.of("shape-added", "true")))
                .contains("Save 3 rows");
        String rest = PastePreview.save(visitor, read, Map.of())
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertThat(visitor.get(rest).body()).contains("are read as 2 columns of amounts", "is named twice in this row");
    }

    @Test
    void weighed_parts_are_offered_scaled_when_accepted_and_remembered() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String found = PastePreview.paste(visitor, GRAMS);
        assertThat(found).contains("The components of “cation” are in g.", "No rows can be saved yet");
        String read = accept(visitor, found);
        assertThat(read).contains("“cation” adds up to 5 and is scaled to its total: Cs 0.2, FA 0.8.", "Save 2 rows");
        assertThat(PastePreview.save(visitor, read, Map.of()).statusCode()).isEqualTo(303);
        assertThat(stored()).extracting(result -> result.made().number("Cs")).containsExactly(0.2, 0.3);
        String next = PastePreview.paste(visitor, GRAMS.replace("1,4", "1,1"));
        assertThat(next).contains("scaled to its total: Cs 0.5, FA 0.5", "Save 1 row");
        String refused = PastePreview.choose(visitor, next, Map.of("shape-normalised", ""));
        assertThat(refused).doesNotContain("scaled to its total").contains("name=\"accept\"");
    }

    @Test
    void sums_that_all_miss_the_total_are_offered_to_be_scaled_and_a_single_slip_is_not() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String parts = GRAMS.replace(" (g)", "");
        String found = PastePreview.paste(visitor, parts);
        assertThat(found).contains("The components of “cation” add up to 5 to 10 instead of 1.");
        assertThat(accept(visitor, found)).contains("Save 2 rows");
        assertThat(PastePreview.paste(visitor, parts.replace("3,7", "0.3,0.7"))).doesNotContain("name=\"accept\"");
    }

    @Test
    void an_ordinary_table_is_offered_nothing() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String found = PastePreview.paste(
                visitor, "Cs,FA,anneal,solvent,lifetime,note\n0.2,0.8,120,DMF,80.5,Cs\n0.3,0.7,120,DMF,8,FA\n");
        assertThat(found).doesNotContain("name=\"accept\"").contains("Components of a mixture");
    }

    @Test
    void a_choice_that_cannot_be_is_explained_and_nothing_is_saved() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String text =
                "metal,share,Cs,FA,anneal,solvent,lifetime\nCs,0.3,0.2,0.8,120,DMF,80.5\nFA,1,0.3,0.7,120,DMF,8\n";
        String found = PastePreview.paste(visitor, text);
        Map<String, String> pair = Map.of("shape-component-0", "$A", "shape-amount-0", "$B");
        assertThat(PastePreview.choose(visitor, found, pair))
                .contains("“Cs” has a column of its own and is also named as a component.");
        assertThat(PastePreview.save(visitor, found, pair).statusCode()).isEqualTo(422);
        assertThat(stored()).isEmpty();
    }

    @Test
    void the_amount_of_a_known_experiment_is_no_part_of_the_sum_of_what_was_weighed() throws Exception {
        Visitor visitor = Visitor.signedIn(server);
        String id = Labs.campaign(home).experiments().getLast().id();
        String read = accept(
                visitor,
                PastePreview.paste(
                        visitor, "experiment,Cs (g),FA (g),lifetime\n" + id + ",3,7,80\n" + id + ",3,,80\n"));
        assertThat(read).contains("scaled to its total: Cs 0.3, FA 0.7").contains("The column “FA (g)” is empty");
    }
}
