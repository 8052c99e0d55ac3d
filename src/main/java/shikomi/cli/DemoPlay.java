package shikomi.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Given;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.campaign.Why;
import shikomi.cli.terminal.AlignedColumns;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Progress;
import shikomi.cost.Amounts;
import shikomi.cost.Ledger;
import shikomi.cost.Money;
import shikomi.forecast.RandomSearches;
import shikomi.message.Figures;
import shikomi.message.Numbers;
import shikomi.plan.Plan;
import shikomi.plan.PlanRequest;
import shikomi.plan.StandardPlanner;
import shikomi.recipe.Objective;
import shikomi.recipe.Recipe;
import shikomi.source.Sources;
import shikomi.space.Parameter;
import shikomi.space.Value;
import shikomi.store.Appended;
import shikomi.store.Home;
import shikomi.web.CampaignSources;
import shikomi.web.Release;

/** Runs the rounds of a demo: propose, measure, refit, count. */
final class DemoPlay {
    private static final String PERSON = "demo";
    private static final int RANDOM_SEARCHES = 20;

    private final Home home;
    private final Recipe recipe;
    private final Objective objective;
    private final Laboratory laboratory;
    private final int experiments;
    private final long seed;
    private final Console console;
    private final PrintWriter out;
    private @Nullable RandomSearches random;

    DemoPlay(
            Home home,
            Recipe recipe,
            Laboratory laboratory,
            int experiments,
            long seed,
            Console console,
            PrintWriter out) {
        this.home = home;
        this.recipe = recipe;
        this.objective = recipe.primary();
        this.laboratory = laboratory;
        this.experiments = experiments;
        this.seed = seed;
        this.console = console;
        this.out = out;
    }

    void play(List<Given> own) {
        if (recipe.question() != null) {
            out.println(recipe.question().in(console.language()));
        }
        keep(campaign().logTable(own).orElseThrow());
        double start = best();
        double[] means = laboratory.means();
        random = RandomSearches.of(means, start, objective.goal(), experiments, RANDOM_SEARCHES, seed);
        out.println(console.text("cli.demo.start", own.size(), means.length, value(start)));
        int made = 0;
        try (Progress progress = Progress.of("demo", experiments)) {
            for (int round = 1; made < experiments; round++) {
                int size = Math.min(recipe.batch().size(), experiments - made);
                int measured = round(round, size, made, progress);
                if (measured == 0) {
                    break;
                }
                made += measured;
            }
        }
        end(made);
    }

    private int round(int round, int size, int before, Progress progress) {
        Event.Proposed proposed = propose(size);
        List<List<String>> rows = new ArrayList<>();
        List<Given> results = new ArrayList<>();
        for (int i = 0; i < proposed.ids().size(); i++) {
            Proposal proposal = proposed.batch().get(i);
            Result result = laboratory.answer(proposal.point());
            results.add(new Given(proposed.ids().get(i), result));
            rows.add(List.of(
                    proposed.ids().get(i),
                    mix(proposal),
                    spread(proposal),
                    Figures.value(result.values(objective.name()).average().orElseThrow()),
                    console.text(Why.sentence(proposal, recipe))));
            progress.step();
        }
        double was = best();
        keep(campaign().log(results).orElseThrow());
        out.println();
        out.println(console.text("cli.demo.round", round));
        out.print(AlignedColumns.aligned(
                List.of(
                        "",
                        mixHeader(),
                        console.text("cli.demo.expected"),
                        console.text("cli.demo.measured"),
                        console.text("cli.head.why")),
                rows));
        int made = before + results.size();
        out.println(console.text(
                "cli.demo.after",
                value(best()),
                Figures.value(was),
                value(java.util.Objects.requireNonNull(random).median(made))));
        Ledger.of(campaign()).ifPresent(this::money);
        out.flush();
        return results.size();
    }

    private void money(Ledger ledger) {
        out.println(console.text(
                "cli.demo.money",
                Money.text(ledger.spent(), ledger.cost().currency(), console.language()),
                Money.text(ledger.perDataPoint(), ledger.cost().currency(), console.language()),
                Money.text(ledger.left(), ledger.cost().currency(), console.language())));
    }

    private void end(int made) {
        double best = best();
        RandomSearches twin = java.util.Objects.requireNonNull(random);
        out.println();
        out.println(console.text(
                "cli.demo.result",
                value(best),
                made,
                value(twin.median(made)),
                RANDOM_SEARCHES,
                Math.round(RANDOM_SEARCHES * twin.shareWorse(best, made))));
        Event.Proposed next = propose(recipe.batch().size());
        out.println(console.text("cli.demo.next", String.join(", ", next.ids())));
        for (Amounts.Amount amount : Amounts.of(recipe, next.batch().getFirst().point(), null)) {
            out.println("  " + amount.parameter() + "  "
                    + Numbers.significant(amount.quantity().value(), 4) + " "
                    + amount.quantity().unit().label());
        }
    }

    private Event.Proposed propose(int size) {
        Sources sources = console.require(new CampaignSources(home).of(campaign()));
        Plan plan = new StandardPlanner().propose(PlanRequest.of(campaign(), sources, size, seed));
        return (Event.Proposed) keep(campaign()
                .propose(plan.batch(), plan.notes(), seed, Release.version(), true)
                .orElseThrow());
    }

    private Event keep(Event event) {
        Appended appended = home.histories().append(recipe.name(), campaign().version(), PERSON, event, null);
        if (appended instanceof Appended.Done(var occurrence)) {
            return occurrence.event();
        }
        throw console.failure(recipe.name(), "cli.busy", recipe.name());
    }

    private Campaign campaign() {
        return home.histories().campaign(recipe.name()).orElseThrow();
    }

    private double best() {
        return Best.of(recipe, campaign().results()).orElseThrow().value();
    }

    private String value(double value) {
        return Why.value(Double.parseDouble(Numbers.significant(value, 4)), objective);
    }

    private String spread(Proposal proposal) {
        Proposal.Expected expected = proposal.predicted().get(objective.name());
        return expected == null ? "–" : expected.words("").in(console.language());
    }

    private String mixHeader() {
        return String.join(
                " / ", recipe.space().chosen().stream().map(Parameter::name).toList());
    }

    private String mix(Proposal proposal) {
        List<String> values = new ArrayList<>();
        for (Parameter parameter : recipe.space().chosen()) {
            Value value = proposal.point().value(parameter.name());
            values.add(value == null ? "" : value.toString());
        }
        return String.join(" / ", values);
    }
}
