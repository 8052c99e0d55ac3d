package shikomi.web.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.result.CampaignTable;
import shikomi.web.Reasons;

/** The form of a result as it is first shown: filled with one that is to be corrected, or with the planned point. */
final class FirstShown {
    private FirstShown() {}

    static Map<String, String> fields(Campaign campaign, @Nullable Point planned, @Nullable Result result) {
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
            if (isFailed(result)) {
                failed(fields, result.measurements().getFirst());
            } else {
                measurements(fields, campaign.recipe().objectives(), result);
            }
            fields.put("money", result.money() == null ? "" : Numbers.plain(result.money()));
            fields.put("hours", result.hours() == null ? "" : Numbers.plain(result.hours()));
            fields.put("note", result.note() == null ? "" : result.note());
            result.attachments().forEach(file -> Attached.add(fields, file));
        }
        return fields;
    }

    private static void point(Map<String, String> fields, Campaign campaign, Point point) {
        List<Parameter> parameters = campaign.recipe().space().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Value value = point.value(parameters.get(i).name());
            fields.put("p" + i, value == null ? "" : value.toString());
        }
    }

    private static void failed(Map<String, String> fields, Measurement measurement) {
        Outcome.Failed failed = (Outcome.Failed) measurement.outcome();
        String reason = failed.reason() == null ? "" : failed.reason();
        boolean unmeasured = Reasons.chosen(reason, List.of(Reasons.UNMEASURED)).equals(Reasons.UNMEASURED);
        fields.put("outcome", unmeasured ? "unmeasured" : "failed");
        String cause = unmeasured ? Reasons.added(reason, List.of(Reasons.UNMEASURED)) : reason;
        fields.put("cause", Reasons.chosen(cause, Reasons.FAILED));
        fields.put("cause-more", Reasons.added(cause, Reasons.FAILED));
        fields.put("again", failed.again().name().toLowerCase(Locale.ROOT));
    }

    private static void measurements(Map<String, String> fields, List<Objective> objectives, Result result) {
        Map<Integer, Integer> samples = new TreeMap<>();
        for (Measurement measurement : result.measurements()) {
            int column = measurement.replicate() - 1;
            samples.putIfAbsent(column, measurement.sample());
            for (int i = 0; i < objectives.size(); i++) {
                if (measurement.objective().equals(objectives.get(i).name())) {
                    fields.put("y" + i + "." + column, CampaignTable.text(measurement.outcome()));
                }
            }
        }
        int last = samples.keySet().stream().mapToInt(column -> column).max().orElse(0);
        for (int column = 1; column <= last; column++) {
            boolean same = Objects.equals(samples.get(column), samples.get(column - 1));
            fields.put("s" + column, same ? "same" : "new");
        }
        fields.put("replicates", Integer.toString(last + 1));
    }

    private static boolean isFailed(Result result) {
        return result.isAnswer() && result.measurements().stream().allMatch(m -> m.outcome() instanceof Outcome.Failed);
    }

    private static boolean isAsPlanned(Campaign campaign, Point planned, Point made) {
        return campaign.recipe().space().chosen().stream()
                .allMatch(p -> Objects.equals(planned.value(p.name()), made.value(p.name())));
    }
}
