package shikomi.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.recipe.SourceSpec;
import shikomi.space.Point;
import shikomi.space.Value;

/** Which external data a campaign uses, as its history tells it. */
class CampaignSourcesTest {
    private static final String RECIPE = """
            recipe: 1
            name: c
            parameters: {a: {kind: continuous, low: 0, high: 10}}
            objectives: {y: {goal: maximize, unit: MPa}}
            sources: {papers: {kind: literature, file: p.csv}, 特許: {kind: patent, file: q.csv}}
            """;

    private static SourceSpec spec(String name) {
        SourceSpec.Origin nobody = new SourceSpec.Origin(null, null, null, null, null, null);
        return new SourceSpec(name, SourceSpec.Kind.LITERATURE, "p.csv", nobody, null, Map.of());
    }

    private static Event attached(String name, String sha256) {
        return new Event.SourceAttached(spec(name), sha256);
    }

    private static List<Occurrence> history(Event... events) {
        return EventHistory.of(RECIPE, events);
    }

    private static Campaign campaign(Event... events) {
        return Campaign.of("c", history(events));
    }

    private static List<String> used(Event... events) {
        return campaign(events).sources().stream()
                .map(s -> s.spec().name() + " " + s.sha256() + " " + s.number())
                .toList();
    }

    private static String words(Reading<Event> reading) {
        return reading.problems().getFirst().in(Language.EN);
    }

    @Test
    void data_are_used_until_they_are_replaced_or_detached() {
        Event first = attached("papers", "aa");
        assertThat(used()).isEmpty();
        assertThat(used(first)).containsExactly("papers aa 2");
        assertThat(used(first, attached("other", "bb"))).containsExactly("papers aa 2", "other bb 3");
        assertThat(used(first, attached("ｐapers", "cc"))).containsExactly("ｐapers cc 3");
        assertThat(used(first, new Event.SourceDetached("papers"))).isEmpty();
    }

    @Test
    void an_undone_step_with_data_counts_no_more() {
        Event first = attached("papers", "aa");
        assertThat(used(first, new Event.Undone(2))).isEmpty();
        assertThat(used(first, attached("papers", "cc"), new Event.Undone(3))).containsExactly("papers aa 2");
        assertThat(used(first, new Event.SourceDetached("papers"), new Event.Undone(3)))
                .containsExactly("papers aa 2");
        assertThat(Undo.of("c", history(first), 2).orElseThrow()).isEqualTo(new Event.Undone(2));
    }

    @Test
    void sources_of_the_recipe_without_data_are_known() {
        assertThat(campaign().missingSources()).extracting(SourceSpec::name).containsExactly("papers", "特許");
        assertThat(campaign(attached("papers", "aa")).missingSources())
                .extracting(SourceSpec::name)
                .containsExactly("特許");
    }

    @Test
    void what_changes_nothing_is_told() {
        Campaign campaign = campaign(attached("papers", "aa"));
        assertThat(words(campaign.attach(spec("papers"), "aa")))
                .isEqualTo("papers: The source papers is identical to the one attached in step 2. There is "
                        + "nothing to do: it is already in use.");
        assertThat(campaign.attach(spec("papers"), "bb").orElseThrow()).isEqualTo(attached("papers", "bb"));
        assertThat(words(campaign.detach("papres"))).isEqualTo("papres: c has no source papres. Its sources: papers.");
        assertThat(words(campaign(new Event.Closed(null)).attach(spec("papers"), "aa")))
                .startsWith("c: The campaign c is closed.");
    }

    @Test
    void by_how_much_data_moved_an_expectation_is_told_where_it_reads_otherwise() {
        Campaign campaign = campaign();
        assertThat(moved(campaign, new Proposal.Expected(52.04, 4)))
                .containsExactly("External data changed the predicted y from 40.0 ± 9.0 MPa to 52.0 ± 4.0 MPa.");
        assertThat(moved(campaign, new Proposal.Expected(40.01, 9))).isEmpty();
    }

    private static List<String> moved(Campaign campaign, Proposal.Expected expected) {
        Proposal proposal = new Proposal(
                1,
                new Point(Map.of("a", Value.of(1))),
                null,
                Map.of("y", expected),
                Map.of("y", new Proposal.Expected(40, 9)),
                0.5,
                new Reason.LikelyBetter(0.5, 1),
                null,
                null);
        return Why.moved(proposal, campaign.recipe()).stream()
                .map(said -> said.in(Language.EN))
                .toList();
    }
}
