package shikomi.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.cli.terminal.Answer;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.PlanTable;
import shikomi.cli.terminal.Sizes;
import shikomi.cli.terminal.Storage;
import shikomi.json.AskJson;
import shikomi.plan.Plan;
import shikomi.plan.PlanRequest;
import shikomi.plan.Scope;
import shikomi.plan.StandardPlanner;
import shikomi.source.Sources;
import shikomi.store.Home;
import shikomi.table.result.ResultNotes;
import shikomi.web.CampaignSources;
import shikomi.web.Release;

/** The command {@code suggest}: proposes the next batch of a campaign and sends it to the bench. */
@Command(name = "suggest", description = "Proposes the next batch of a campaign and sends it to the bench.")
final class SuggestCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Number of experiments (default: the batch size of the recipe).")
    private @Nullable Integer batch;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the random numbers (default: 1).")
    private long seed = 1;

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Answer answer = new Answer();

    @Mixin
    private Console console = new Console();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        try (Home home = storage.open(console)) {
            Campaign campaign = Storage.campaign(home, name, console);
            int size = Sizes.checked(
                    "--batch", batch == null ? campaign.recipe().batch().size() : batch, console);
            console.failIfAny(Scope.refusals(name, campaign.recipe(), campaign.pool() != null, size));
            Sources sources = console.require(new CampaignSources(home).of(campaign));
            Plan plan = new StandardPlanner()
                    .propose(PlanRequest.of(campaign, sources, size, seed))
                    .noting(ResultNotes.of(campaign))
                    .withinBudgetOf(campaign);
            // If nothing is left to propose, there is nothing to store, and the notes give the reason.
            List<String> ids = plan.batch().isEmpty() ? List.of() : keep(home, plan);
            ObjectNode json = json(campaign, plan);
            json.putPOJO("experiments", ids);
            answer.print(
                    command.commandLine().getOut(), PlanTable.of(campaign.recipe(), plan.batch(), ids, console), json);
            console.printNotes(plan.notes());
        }
        return Main.DONE;
    }

    /** Stores the plan, and returns the ids of its experiments. */
    private List<String> keep(Home home, Plan plan) {
        Event event = storage.append(
                        home,
                        name,
                        console,
                        now -> now.propose(plan.batch(), plan.notes(), seed, Release.version(), true))
                .event();
        return ((Event.Proposed) event).ids();
    }

    private ObjectNode json(Campaign campaign, Plan plan) {
        return AskJson.of(
                campaign.recipe(),
                new AskJson.Results(campaign.results().size(), plan.model().conditions(), null),
                plan,
                seed,
                false,
                console.language());
    }
}
