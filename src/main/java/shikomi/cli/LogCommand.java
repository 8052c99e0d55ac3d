package shikomi.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Experiment;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.campaign.Why;
import shikomi.cli.terminal.Storage;
import shikomi.entry.EntryGuard;
import shikomi.entry.UnexpectedValue;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Problem;
import shikomi.message.Suggestion;
import shikomi.model.CampaignModel;
import shikomi.model.ModelSpec;
import shikomi.recipe.Objective;
import shikomi.source.Sources;
import shikomi.space.Point;
import shikomi.store.Home;
import shikomi.table.cell.CellEntry;

/** The command {@code log}: records the result of one experiment. */
@Command(name = "log", description = "Logs the result of an experiment; repeat an objective to enter replicates.")
final class LogCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The experiment, such as E-014.")
    private String id = "";

    @Parameters(
            index = "2..*",
            arity = "1..*",
            paramLabel = "OBJECTIVE=VALUE",
            description = "A number, <limit, >limit or failed.")
    private List<String> values = List.of();

    @Option(
            names = "--money",
            paramLabel = "AMOUNT",
            description = "Money spent, without labour (default: as planned).")
    private @Nullable Double money;

    @Option(names = "--hours", paramLabel = "HOURS", description = "Hands-on time (default: as planned).")
    private @Nullable Double hours;

    @Option(names = "--note", paramLabel = "TEXT", description = "A note to keep with the result.")
    private @Nullable String note;

    @Option(names = "--confirm", description = "Stores the values as they are, however unexpected they may be.")
    private boolean confirm;

    @Override
    void check() {
        Result spent = new Result(new Point(Map.of()), List.of(), money, hours, null, null, null);
        if (!spent.isMoneyPossible()) {
            throw console.failure("--money", "cli.log.amount", Result.MOST_MONEY);
        }
        if (!spent.areHoursPossible()) {
            throw console.failure("--hours", "cli.log.amount", Result.MOST_HOURS);
        }
    }

    @Override
    void run(Home home) {
        Campaign before = Storage.campaign(home, name, console);
        Result typed = result(before);
        console.require(before.log(List.of(new Given(id, typed))));
        Given given = new Given(id, confirmed(before, typed));
        storage.append(home, name, console, campaign -> campaign.log(List.of(given)));
        report(before, Storage.campaign(home, name, console));
    }

    private Result result(Campaign campaign) {
        Point point = campaign.experiment(id).map(Experiment::point).orElse(new Point(Map.of()));
        return new Result(point, measurements(campaign), money, hours, null, storage.person(), note);
    }

    /**
     * The result with a check of each value that the entry guard questions; without {@code --confirm}, such a value is
     * refused.
     */
    private Result confirmed(Campaign before, Result typed) {
        Map<Measurement, UnexpectedValue> unexpected =
                EntryGuard.without(List.of(id), before).judge(typed);
        if (!confirm) {
            console.failIfAny(unexpected.entrySet().stream()
                    .map(entry -> question(before, entry.getKey(), entry.getValue()))
                    .toList());
        }
        List<Measurement> measurements = typed.measurements().stream()
                .map(measurement -> unexpected.containsKey(measurement)
                        ? kept(measurement, Objects.requireNonNull(unexpected.get(measurement)))
                        : measurement)
                .toList();
        return new Result(typed.made(), measurements, money, hours, null, storage.person(), note);
    }

    private static Measurement kept(Measurement measurement, UnexpectedValue value) {
        return measurement.checked(
                measurement.outcome(), new Check(value.typed(), value.mean(), value.sd(), Check.Answer.KEPT));
    }

    private Problem question(Campaign campaign, Measurement measurement, UnexpectedValue value) {
        Objective objective =
                campaign.recipe().objective(measurement.objective()).orElseThrow();
        return value.fixes().isEmpty()
                ? Problem.of(id, "cli.log.unexpected", value.message(objective))
                : Problem.of(
                        id,
                        "cli.log.slip",
                        value.message(objective),
                        value.fixes().getFirst().words(campaign.recipe(), objective, value.typed()));
    }

    /** The most results with which a value is compared: the fit takes 0.1 s of processor time for 100, 0.3 s for 300. */
    private static final int MOST_COMPARED = 300;

    /** Prints what the result means. */
    private void report(Campaign before, Campaign after) {
        Experiment experiment = after.experiment(id).orElseThrow();
        Why.after(
                        experiment,
                        after.recipe(),
                        Best.of(before.recipe(), before.results()),
                        Best.of(after.recipe(), after.results()))
                .forEach(console::print);
        doubts(experiment, after).forEach(console::print);
    }

    /** What is in doubt of the result, by the model with which {@code status} judges. */
    private static List<Message> doubts(Experiment experiment, Campaign after) {
        List<Result> results = after.results();
        return results.size() > MOST_COMPARED
                ? List.of()
                : CampaignModel.fit(after.recipe(), results, Sources.none(), ModelSpec.PROCESS, 1)
                        .doubts(experiment.result());
    }

    private List<Measurement> measurements(Campaign campaign) {
        List<Measurement> measurements = new ArrayList<>();
        Map<String, Integer> replicates = new HashMap<>();
        for (String value : values) {
            int equals = value.lastIndexOf('=');
            Objective objective = objective(campaign, value, equals < 0 ? value : value.substring(0, equals));
            String typed = value.substring(equals + 1);
            if (equals < 0
                    || !(CellEntry.read(typed, objective.unit())
                            instanceof CellEntry.Read(Outcome outcome, boolean ignored))) {
                throw console.failure(value, "cli.log.value", Numbers.normal(typed));
            }
            int replicate = replicates.merge(objective.name(), 1, Integer::sum);
            measurements.add(new Measurement(objective.name(), replicate, outcome));
        }
        return measurements;
    }

    private Objective objective(Campaign campaign, String value, String objectiveName) {
        return campaign.recipe().objective(objectiveName).orElseThrow(() -> {
            List<String> known =
                    campaign.recipe().objectives().stream().map(Objective::name).toList();
            return console.failure(
                    value,
                    "cli.log.objective",
                    objectiveName,
                    Suggestion.of(objectiveName, known).message(),
                    String.join(", ", known));
        });
    }
}
