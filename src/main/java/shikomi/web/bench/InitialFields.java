package shikomi.web.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.campaign.Weighing;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.web.Reasons;

/**
 * The initial fields of a result form: from a result to correct, from the amounts weighed, or from the planned point.
 */
final class InitialFields {
    private InitialFields() {}

    static Map<String, String> of(ResultRequest request) {
        Experiment experiment = request.experiment();
        Point planned = request.planned();
        Result result = experiment == null ? null : experiment.result();
        Map<String, String> fields = of(request.campaign(), planned, result);
        if (result == null) {
            fields.put(DateField.NAME, DateField.today(request.visit()).toString());
            fields.put("by", request.visit().person().name());
        }
        if (experiment != null && planned != null && result == null && experiment.weighing() != null) {
            weighed(fields, request.campaign(), planned, experiment.weighing());
        }
        return fields;
    }

    static Map<String, String> of(Campaign campaign, @Nullable Point planned, @Nullable Result result) {
        Map<String, String> fields = new LinkedHashMap<>();
        Point point = result == null ? planned : result.made();
        if (point != null) {
            point(fields, campaign, point);
        }
        boolean asPlanned = planned != null && (result == null || isAsPlanned(campaign, planned, result.made()));
        fields.put("made", asPlanned ? "planned" : "differs");
        fields.put("outcome", "measured");
        fields.put("replicates", "1");
        if (result != null) {
            result(fields, campaign, result);
        }
        return fields;
    }

    private static void point(Map<String, String> fields, Campaign campaign, Point point) {
        List<Parameter> parameters = campaign.recipe().space().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            fields.put("p" + i, ResultWords.setting(point, parameters.get(i)));
        }
    }

    private static boolean isAsPlanned(Campaign campaign, Point planned, Point made) {
        return campaign.recipe().space().chosen().stream()
                .allMatch(p -> Objects.equals(planned.value(p.name()), made.value(p.name())));
    }

    /** Fills the form of a first result with the amounts that were actually weighed out. */
    private static void weighed(Map<String, String> fields, Campaign campaign, Point planned, Weighing weighing) {
        List<Parameter> parameters = campaign.recipe().space().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            Value made = weighing.made().value(name);
            if (made != null && !Objects.equals(made, planned.value(name))) {
                fields.put("p" + i, made.toString());
                fields.put("made", "differs");
            }
        }
    }

    private static void result(Map<String, String> fields, Campaign campaign, Result result) {
        if (isFailed(result)) {
            failed(fields, result.measurements().getFirst());
        } else {
            measurements(fields, campaign.recipe().objectives(), result);
        }
        fields.put("money", result.money() == null ? "" : Numbers.plain(result.money()));
        fields.put("hours", result.hours() == null ? "" : Numbers.plain(result.hours()));
        fields.put(DateField.NAME, result.date() == null ? "" : result.date().toString());
        fields.put("by", result.by() == null ? "" : result.by());
        fields.put("note", result.note() == null ? "" : result.note());
        result.attachments().forEach(file -> Attached.add(fields, file));
    }

    private static boolean isFailed(Result result) {
        return result.isAnswer() && result.measurements().stream().allMatch(m -> m.outcome() instanceof Outcome.Failed);
    }

    private static void failed(Map<String, String> fields, Measurement measurement) {
        Outcome.Failed failed = (Outcome.Failed) measurement.outcome();
        String reason = failed.reason() == null ? "" : failed.reason();
        boolean unmeasured = Reasons.isUnmeasured(reason);
        fields.put("outcome", unmeasured ? "unmeasured" : "failed");
        String cause = unmeasured ? Reasons.added(reason, List.of(Reasons.UNMEASURED)) : reason;
        fields.put("cause", Reasons.chosen(cause, Reasons.FAILED));
        fields.put("cause-more", Reasons.added(cause, Reasons.FAILED));
        fields.put("again", failed.again().name().toLowerCase(Locale.ROOT));
    }

    private static void measurements(Map<String, String> fields, List<Objective> objectives, Result result) {
        List<String> names = objectives.stream().map(Objective::name).toList();
        Map<Integer, Integer> samples = new TreeMap<>();
        for (Measurement measurement : result.measurements()) {
            int column = measurement.replicate() - 1;
            samples.putIfAbsent(column, measurement.sample());
            int objective = names.indexOf(measurement.objective());
            if (objective >= 0) {
                fields.put("y" + objective + "." + column, measurement.outcome().text());
            }
        }
        samples(fields, samples);
    }

    /** Sets the number of columns, and marks those that belong to the same sample as the column before. */
    private static void samples(Map<String, String> fields, Map<Integer, Integer> samples) {
        int last = samples.keySet().stream().mapToInt(column -> column).max().orElse(0);
        for (int column = 1; column <= last; column++) {
            boolean same = Objects.equals(samples.get(column), samples.get(column - 1));
            fields.put("s" + column, same ? "same" : "new");
        }
        fields.put("replicates", Integer.toString(last + 1));
    }
}
