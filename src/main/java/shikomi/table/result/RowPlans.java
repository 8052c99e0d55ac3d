package shikomi.table.result;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Result;
import shikomi.campaign.Weighing;
import shikomi.message.Message;
import shikomi.message.Text;
import shikomi.space.Condition;
import shikomi.space.Parameter;
import shikomi.space.Point;

/** Compares the rows of a table with the plans and the weighed amounts of their experiments, and with today. */
final class RowPlans {
    private final Campaign campaign;
    private final LocalDate today;
    private final Map<String, Set<Condition>> claimed = new HashMap<>();

    /** @param today the last day from which a result can be */
    RowPlans(Campaign campaign, LocalDate today) {
        this.campaign = campaign;
        this.today = today;
    }

    /** The row with the amounts weighed out for its experiment where it only repeats the plan; refused if it is from a later day. */
    RowRecord checked(RowRecord record) {
        RowRecord made = weighed(record);
        claim(made);
        LocalDate day = made.details().date();
        return day == null || made.outcomes().isEmpty() || Result.isDayPossible(day, today)
                ? made
                : made.refused(Message.of("table.day", day, today));
    }

    private static RowRecord weighed(RowRecord record) {
        Experiment experiment = record.experiment().orElse(null);
        if (experiment == null || record.point() == null) {
            return record;
        }
        Weighing.Stated weighed = Weighing.Stated.of(experiment, record.point());
        return weighed.kept().isEmpty()
                ? record
                : record.at(weighed.made(), List.of(Message.of("table.as-weighed", experiment.id())));
    }

    /** Notes with which parameters the rows of a planned experiment stand in the table. */
    private void claim(RowRecord record) {
        if (record.problems().isEmpty()
                && record.point() != null
                && !record.outcomes().isEmpty()) {
            Condition condition = campaign.recipe().space().condition(record.point());
            record.experiment()
                    .filter(experiment -> experiment.result() == null)
                    .ifPresent(experiment -> claimed.computeIfAbsent(experiment.id(), id -> new HashSet<>())
                            .add(condition));
        }
    }

    /** Whether rows of a planned experiment have different parameters, and those of this row are not its own. */
    boolean isRival(RowRecord record, Condition condition) {
        return record.experiment()
                .filter(experiment ->
                        claimed.getOrDefault(experiment.id(), Set.of()).size() > 1)
                .filter(experiment ->
                        !condition.equals(campaign.recipe().space().condition(own(experiment))))
                .isPresent();
    }

    /** The point of a planned experiment: as weighed if that is recorded. */
    private static Point own(Experiment experiment) {
        return experiment.weighing() == null
                ? experiment.point()
                : experiment.weighing().made();
    }

    /** The amounts in a row that are neither those planned nor those weighed out. */
    List<Message> contradictions(RowRecord record) {
        Experiment experiment = record.experiment().orElse(null);
        if (experiment == null || experiment.weighing() == null || record.point() == null) {
            return List.of();
        }
        Point weighed = experiment.weighing().made();
        Point stated = record.point();
        return Weighing.Stated.of(experiment, stated).contradicted().stream()
                .map(name -> Message.of(
                        "table.doubt.weighed",
                        title(name),
                        Objects.requireNonNull(stated.value(name)).toString(),
                        Objects.requireNonNull(weighed.value(name)).toString(),
                        experiment.id()))
                .toList();
    }

    private Text title(String name) {
        return campaign.recipe().space().parameter(name).map(Parameter::title).orElse(Text.plain(name));
    }
}
