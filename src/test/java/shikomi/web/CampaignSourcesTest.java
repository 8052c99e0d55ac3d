package shikomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.message.Language;
import shikomi.plan.Plan;
import shikomi.plan.PlanRequest;
import shikomi.plan.StandardPlanner;
import shikomi.source.Duplicates;
import shikomi.source.SourceFile;
import shikomi.source.SourceFitStore;
import shikomi.source.Sources;
import shikomi.store.Hash;
import shikomi.store.Home;
import shikomi.table.file.Sheets;

/** Campaigns with external data. */
class CampaignSourcesTest {
    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void open() throws Exception {
        home = Home.open(folder, Clock.systemUTC()).orElseThrow();
        Alloys.start(home);
        Alloys.attach(home);
    }

    @AfterEach
    void close() {
        home.close();
    }

    private Plan plan(Campaign campaign) {
        Sources sources = new CampaignSources(home).of(campaign).orElseThrow();
        return new StandardPlanner().propose(PlanRequest.of(campaign, sources, 4, 7));
    }

    private static List<String> ids(Campaign campaign) {
        return campaign.experiments().stream()
                .filter(experiment -> experiment.result() != null)
                .map(Experiment::id)
                .toList();
    }

    /** What {@code ask} does with the same files. */
    private static Plan asked(List<Result> own, List<String> ids) throws Exception {
        Sources sources = new Sources(
                Duplicates.without(
                        List.of(SourceFile.read(
                                        Alloys.FILE.recipe().sources().getFirst(),
                                        Alloys.FILE.recipe(),
                                        Sheets.read("sample.csv", Alloys.sample())
                                                .orElseThrow(),
                                        Hash.of(Alloys.sample()),
                                        own)
                                .orElseThrow()),
                        own),
                SourceFitStore.passing());
        return new StandardPlanner()
                .propose(new PlanRequest(Alloys.FILE.recipe(), own, List.of(), sources, null, 4, 7).named(ids));
    }

    @Test
    void a_campaign_proposes_what_ask_does_with_the_same_source_results_and_seed() throws Exception {
        Plan plan = plan(Alloys.campaign(home));
        assertThat(plan.batch())
                .isEqualTo(asked(Alloys.own().results(), ids(Alloys.campaign(home)))
                        .batch());
        assertThat(plan(Alloys.campaign(home)).batch()).as("once learned").isEqualTo(plan.batch());
        assertThat(plan.batch()).anySatisfy(p -> assertThat(p.alone()).isNotEmpty());
        assertThat(plan.notes())
                .anySatisfy(note -> assertThat(note.in(Language.EN)).startsWith("Source mpea"));
    }

    @Test
    void what_was_learned_is_kept_in_the_home() throws Exception {
        plan(Alloys.campaign(home));
        try (Stream<Path> learned = Files.list(folder.resolve("learned"))) {
            assertThat(learned)
                    .singleElement()
                    .satisfies(file -> assertThat(file.getFileName().toString()).endsWith(".json"));
        }
    }

    @Test
    void the_history_before_an_event_decides_what_is_proposed() throws Exception {
        List<Proposal> with = plan(Alloys.campaign(home)).batch();
        Alloys.append(home, Alloys.campaign(home).detach("mpea").orElseThrow());
        List<Proposal> without = plan(Alloys.campaign(home)).batch();
        assertThat(without)
                .isNotEqualTo(with)
                .allSatisfy(p -> assertThat(p.alone()).isEmpty());
        Campaign before =
                Campaign.of("alloys", home.histories().history("alloys").subList(0, 3));
        assertThat(plan(before).batch()).isEqualTo(with);
    }

    @Test
    void a_file_that_is_of_no_use_is_told_and_not_kept() {
        byte[] other = "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var refused = new CampaignSources(home)
                .attach(Alloys.campaign(home), Alloys.FILE.recipe().sources().getFirst(), "x.csv", other);
        assertThat(refused.problems().getFirst().in(Language.EN)).contains("has no column");
        assertThat(home.files().find(Hash.of(other))).isEmpty();
    }

    @Test
    void a_file_that_is_lost_is_told_with_its_hash() throws Exception {
        try (Home other = Home.open(folder.resolve("other"), Clock.systemUTC()).orElseThrow()) {
            assertThat(new CampaignSources(other).of(Alloys.campaign(home)).problems())
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.in(Language.EN))
                            .startsWith(
                                    "mpea: The file “sample.csv” of the source mpea is missing from the home folder")
                            .contains(Hash.of(Alloys.sample())));
        }
    }
}
