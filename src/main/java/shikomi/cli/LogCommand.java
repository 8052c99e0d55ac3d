package shikomi.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.campaign.Best;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.campaign.Why;
import shikomi.cli.terminal.Speech;
import shikomi.cli.terminal.Storage;
import shikomi.entry.EntryGuard;
import shikomi.message.Numbers;
import shikomi.message.Suggestion;
import shikomi.recipe.Objective;
import shikomi.store.Home;
import shikomi.table.column.CellEntry;

/** {@code log}: the result of one experiment. */
@Command(name = "log", description = "Logs the result of an experiment; repeat an objective to enter replicates.")
final class LogCommand implements Callable<Integer> {
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

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if ((money != null && !(money >= 0)) || (hours != null && !(hours >= 0))) {
            throw speech.stop("--money, --hours", "cli.log.negative");
        }
        try (Home home = storage.open(speech)) {
            Campaign before = Storage.campaign(home, name, speech);
            Optional<Experiment> experiment = before.experiment(id);
            List<Measurement> measurements = measurements(before);
            storage.append(
                    home,
                    name,
                    speech,
                    campaign -> campaign.log(List.of(new Given(
                            id,
                            new Result(
                                    experiment.map(Experiment::point).orElse(new shikomi.space.Point(Map.of())),
                                    measurements,
                                    money,
                                    hours,
                                    null,
                                    storage.person(),
                                    note)))));
            Campaign after = Storage.campaign(home, name, speech);
            after.experiment(id)
                    .map(Experiment::result)
                    .ifPresent(result -> speech.note(
                            Objects.requireNonNull(spec),
                            EntryGuard.without(List.of(id), after).notes(id, result)));
            Why.after(
                            after.experiment(id).orElseThrow(),
                            after.recipe(),
                            Best.of(before.recipe(), before.results()),
                            Best.of(after.recipe(), after.results()))
                    .forEach(sentence ->
                            Objects.requireNonNull(spec).commandLine().getOut().println(speech.say(sentence)));
        }
        return Main.DONE;
    }

    private List<Measurement> measurements(Campaign campaign) {
        List<Measurement> measurements = new ArrayList<>();
        Map<String, Integer> replicates = new HashMap<>();
        for (String value : values) {
            int equals = value.lastIndexOf('=');
            String objectiveName = equals < 0 ? value : value.substring(0, equals);
            Objective objective = campaign.recipe().objective(objectiveName).orElseThrow(() -> {
                List<String> known = campaign.recipe().objectives().stream()
                        .map(Objective::name)
                        .toList();
                return speech.stop(
                        value,
                        "cli.log.objective",
                        objectiveName,
                        Suggestion.of(objectiveName, known).message(),
                        String.join(", ", known));
            });
            String typed = value.substring(equals + 1);
            if (equals < 0 || !(CellEntry.read(typed, objective.unit()) instanceof CellEntry.Read(Outcome outcome))) {
                throw speech.stop(value, "cli.log.value", Numbers.normal(typed));
            }
            measurements.add(
                    new Measurement(objective.name(), replicates.merge(objective.name(), 1, Integer::sum), outcome));
        }
        return measurements;
    }
}
