package shikomi.web.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.table.CampaignTable;

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
        fields.put("outcome", result != null && isFailed(result) ? "failed" : "measured");
        fields.put("replicates", "1");
        if (result != null) {
            measurements(fields, campaign.recipe().objectives(), result);
            fields.put("money", result.money() == null ? "" : Numbers.plain(result.money()));
            fields.put("hours", result.hours() == null ? "" : Numbers.plain(result.hours()));
            fields.put("note", result.note() == null ? "" : result.note());
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

    private static void measurements(Map<String, String> fields, List<Objective> objectives, Result result) {
        int replicates = 1;
        for (int i = 0; i < objectives.size(); i++) {
            String name = objectives.get(i).name();
            for (Measurement measurement : result.measurements()) {
                if (measurement.objective().equals(name)) {
                    fields.put(
                            "y" + i + "." + (measurement.replicate() - 1), CampaignTable.text(measurement.outcome()));
                    replicates = Math.max(replicates, measurement.replicate());
                }
            }
        }
        fields.put("replicates", Integer.toString(replicates));
    }

    private static boolean isFailed(Result result) {
        return result.measurements().stream().allMatch(m -> m.outcome() instanceof Outcome.Failed);
    }

    private static boolean isAsPlanned(Campaign campaign, Point planned, Point made) {
        return campaign.recipe().space().chosen().stream()
                .allMatch(p -> Objects.equals(planned.value(p.name()), made.value(p.name())));
    }
}
