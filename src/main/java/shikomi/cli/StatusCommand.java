package shikomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.cli.terminal.Answer;
import shikomi.cli.terminal.Speech;
import shikomi.cli.terminal.Storage;
import shikomi.cost.Ledger;
import shikomi.message.Numbers;
import shikomi.store.Home;

/** {@code status}: where campaigns stand. */
@Command(name = "status", description = "Shows the progress and cost of campaigns.")
final class StatusCommand implements Callable<Integer> {
    private static final List<String> KEYS = List.of(
            "campaign",
            "experiments",
            "waiting",
            "results",
            "best",
            "spent",
            "cost_per_data_point",
            "budget_left",
            "currency");

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CAMPAIGN",
            description = "Name of one campaign (default: all).")
    private @Nullable String name;

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Answer answer = new Answer();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (Home home = storage.open(speech)) {
            List<Campaign> campaigns =
                    name == null ? home.histories().campaigns() : List.of(Storage.campaign(home, name, speech));
            List<String> header =
                    KEYS.stream().map(key -> speech.say("cli.status." + key)).toList();
            answer.print(
                    Objects.requireNonNull(spec).commandLine().getOut(),
                    new Answer.Table(
                            KEYS,
                            header,
                            campaigns.stream().map(StatusCommand::row).toList()));
        }
        return Main.DONE;
    }

    private static List<String> row(Campaign campaign) {
        Optional<Ledger> ledger = Ledger.of(campaign);
        List<String> row = new ArrayList<>(List.of(
                campaign.name(),
                Integer.toString(campaign.experiments().size()),
                Integer.toString(campaign.pending().size()),
                Integer.toString(campaign.results().size())));
        row.add(Best.of(campaign.recipe(), campaign.results())
                .map(best -> Numbers.brief(best.value()))
                .orElse(""));
        row.add(ledger.map(l -> Numbers.plain(l.spent())).orElse(""));
        row.add(money(ledger.map(Ledger::perDataPoint).orElse(null)));
        row.add(money(ledger.map(Ledger::left).orElse(null)));
        row.add(ledger.map(l -> l.cost().currency().getCurrencyCode()).orElse(""));
        return row;
    }

    private static String money(@Nullable Double money) {
        return money == null ? "" : Numbers.plain(money);
    }
}
