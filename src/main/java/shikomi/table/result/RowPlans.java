package shikomi.table.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import shikomi.space.Value;

/** Compares the rows of a table with the plans and the weighed amounts of their experiments, and with today. */
final class RowPlans {
    /** The relative difference from the plan that is noted, not asked about: what a balance leaves. Set by judgement. */
    private static final double NEAR = 0.02;

    /** The relative difference from a plan up to which a row without an id resembles it. Set by judgement. */
    private static final double RESEMBLING = 0.2;

    private final Campaign campaign;
    private final LocalDate today;
    private final Set<String> named = new HashSet<>();
    private final Map<String, Set<Condition>> claimed = new HashMap<>();

    /** @param today the last day from which a result can be */
    RowPlans(Campaign campaign, LocalDate today) {
        this.campaign = campaign;
        this.today = today;
    }

    /** The row with the amounts weighed out for its experiment where it only repeats the plan; refused if it is from a later day. */
    RowRecord checked(RowRecord record) {
        record.experiment().map(Experiment::id).ifPresent(named::add);
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

    /** What a row states against the plan of its experiment, the amounts weighed out for it, or its own state. */
    List<Message> contradictions(RowRecord record) {
        List<Message> contradictions = new ArrayList<>();
        record.experiment()
                .ifPresentOrElse(
                        experiment -> {
                            contradictions.addAll(changed(record, experiment));
                            contradictions.addAll(
                                    experiment.weighing() == null
                                            ? unlikePlan(record, experiment)
                                            : weighedOtherwise(record, experiment));
                        },
                        () -> resembling(record)
                                .ifPresent(id -> contradictions.add(Message.of("table.doubt.no-id", id))));
        if (FailedState.isContradicted(record.state(), record.outcomes())) {
            contradictions.add(Message.of("table.doubt.state", record.state()));
        }
        return contradictions;
    }

    /** All values as made that are not those planned, if one of them is far from the plan. */
    private List<Message> unlikePlan(RowRecord record, Experiment experiment) {
        List<Message> unlike = new ArrayList<>(otherwiseMade(record, experiment, true));
        if (!unlike.isEmpty()) {
            unlike.addAll(otherwiseMade(record, experiment, false));
        }
        return unlike;
    }

    /** Notes on amounts that differ from the plan by no more than a balance does. */
    List<Message> nearPlan(RowRecord record) {
        return record.experiment()
                .filter(experiment -> experiment.weighing() == null)
                .map(experiment -> otherwiseMade(record, experiment, false))
                .orElse(List.of());
    }

    /** The planned values in a row that are not those of its experiment. */
    private static List<Message> changed(RowRecord record, Experiment experiment) {
        List<Message> changed = new ArrayList<>();
        record.planned().forEach((parameter, cell) -> {
            Value plan = PlannedCells.value(experiment, parameter);
            if (plan != null && !PlannedCells.isSame(cell, plan)) {
                Value made = Objects.requireNonNull(record.point()).value(parameter.name());
                changed.add(Message.of(
                        "table.doubt.plan",
                        experiment.id(),
                        parameter.title(),
                        plan.toString(),
                        cell,
                        String.valueOf(made)));
            }
        });
        return changed;
    }

    /**
     * The values as made that are not those planned.
     *
     * @param far whether those far from the plan are meant, or those near it
     */
    private List<Message> otherwiseMade(RowRecord record, Experiment experiment, boolean far) {
        Point stated = Objects.requireNonNull(record.point());
        List<Message> made = new ArrayList<>();
        for (Parameter parameter : campaign.recipe().space().chosen()) {
            Value plan = PlannedCells.value(experiment, parameter);
            Value value = stated.value(parameter.name());
            if (plan != null
                    && value != null
                    && !PlannedCells.isSame(value.toString(), plan)
                    && isFar(parameter, plan, value, NEAR) == far) {
                made.add(Message.of("table.planned", parameter.title(), plan.toString(), value.toString()));
            }
        }
        return made;
    }

    private static boolean isFar(Parameter parameter, Value plan, Value value, double share) {
        if (!(plan instanceof Value.Amount(double planned) && value instanceof Value.Amount(double made))) {
            return !plan.equals(value);
        }
        double size = planned == 0 && parameter instanceof Parameter.Numeric numeric
                ? numeric.high() - numeric.low()
                : Math.abs(planned);
        return Math.abs(made - planned) > share * size;
    }

    /** The id of an experiment that waits, that no row names, and that a row without an id is nearly like. */
    private Optional<String> resembling(RowRecord record) {
        Point point = record.point();
        return point == null || !record.id().isEmpty() || named.isEmpty()
                ? Optional.empty()
                : campaign.experiments().stream()
                        .filter(experiment -> experiment.isPending() && !named.contains(experiment.id()))
                        .filter(experiment -> experiment.proposal() != null && isNear(experiment, point))
                        .map(Experiment::id)
                        .findFirst();
    }

    /** Whether a point is like the plan of an experiment, but not the same, which needs no question. */
    private boolean isNear(Experiment experiment, Point point) {
        return campaign.recipe().space().chosen().stream().allMatch(parameter -> {
                    Value plan = PlannedCells.value(experiment, parameter);
                    Value value = point.value(parameter.name());
                    return plan != null && value != null && !isFar(parameter, plan, value, RESEMBLING);
                })
                && !campaign.recipe()
                        .space()
                        .condition(point)
                        .equals(campaign.recipe().space().condition(experiment.point()));
    }

    /** The amounts in a row that are neither those planned nor those weighed out. */
    private List<Message> weighedOtherwise(RowRecord record, Experiment experiment) {
        Point weighed = Objects.requireNonNull(experiment.weighing()).made();
        Point stated = Objects.requireNonNull(record.point());
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
