package shikomi.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import shikomi.campaign.Campaign;
import shikomi.cli.terminal.Answer;
import shikomi.cli.terminal.Storage;
import shikomi.cost.Ledger;
import shikomi.cost.Money;
import shikomi.message.Numbers;
import shikomi.model.BestBelieved;
import shikomi.plan.Engine;
import shikomi.plan.PlanRequest;
import shikomi.plan.StandardPlanner;
import shikomi.source.Sources;
import shikomi.store.Home;

/** The command {@code status}: shows the state of campaigns. */
@Command(name = "status", description = "Shows the progress and cost of campaigns.")
final class StatusCommand extends HomeCommand {
    private static final List<String> KEYS = List.of(
            "campaign",
            "experiments",
            "waiting",
            "results",
            "best",
            "spent",
            "cost_per_data_point",
            "budget_left",
            "currency",
            "best_believed");

    /** The number of keys that are columns for people, the first of them. */
    private static final int SHOWN = 8;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CAMPAIGN",
            description = "Name of one campaign (default: all).")
    private @Nullable String name;

    @Mixin
    private Answer answer = new Answer();

    @Override
    void run(Home home) {
        List<Campaign> campaigns =
                name == null ? home.histories().campaigns() : List.of(Storage.campaign(home, name, console));
        List<String> header = KEYS.stream()
                .limit(SHOWN)
                .map(key -> console.text("cli.status." + key))
                .toList();
        answer.print(
                console.out(),
                new Answer.Table(
                        KEYS,
                        campaigns.stream().map(StatusCommand::row).toList(),
                        header,
                        campaigns.stream().map(this::shown).toList()));
    }

    private List<String> shown(Campaign campaign) {
        Optional<Ledger> ledger = Ledger.of(campaign);
        return List.of(
                campaign.name(),
                Integer.toString(campaign.experiments().size()),
                Integer.toString(campaign.pending().size()),
                Integer.toString(campaign.results().size()),
                best(campaign).map(best -> best.words(console.language())).orElse("–"),
                money(ledger, Ledger::spent),
                money(ledger, Ledger::perDataPoint),
                money(ledger, Ledger::left));
    }

    private String money(Optional<Ledger> ledger, Function<Ledger, @Nullable Double> amount) {
        return ledger.map(each -> {
                    Double money = amount.apply(each);
                    return Money.text(
                            money == null ? null : (Double) each.cost().rounded(money),
                            each.cost().currency(),
                            console.language());
                })
                .orElse("–");
    }

    private static List<String> row(Campaign campaign) {
        Optional<Ledger> ledger = Ledger.of(campaign);
        Optional<BestBelieved> best = best(campaign);
        return List.of(
                campaign.name(),
                Integer.toString(campaign.experiments().size()),
                Integer.toString(campaign.pending().size()),
                Integer.toString(campaign.results().size()),
                best.map(each -> Numbers.brief(each.measured().value())).orElse(""),
                money(ledger.map(Ledger::spent)),
                money(ledger.map(Ledger::perDataPoint)),
                money(ledger.map(Ledger::left)),
                ledger.map(l -> l.cost().currency().getCurrencyCode()).orElse(""),
                best.flatMap(each -> Optional.ofNullable(each.believed()))
                        .map(each -> Numbers.brief(each.value()))
                        .orElse(""));
    }

    /** The best result, and the best that is believed; doubts do not depend on external data. */
    private static Optional<BestBelieved> best(Campaign campaign) {
        PlanRequest request = PlanRequest.of(campaign, Sources.none(), 1, 1);
        return BestBelieved.of(campaign.recipe(), campaign.results(), new StandardPlanner(Engine.PROCESS).fit(request));
    }

    private static String money(Optional<Double> money) {
        return money.map(Numbers::plain).orElse("");
    }
}
