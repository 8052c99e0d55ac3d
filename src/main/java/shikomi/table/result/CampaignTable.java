package shikomi.table.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Measurement.Occasion;
import shikomi.campaign.Result;
import shikomi.message.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;

/**
 * A campaign as a table that can be imported again: one row for each replicate, with the point as made, and the point
 * as planned if it differs.
 */
public record CampaignTable(List<String> header, List<List<String>> rows) {
    private static final String PLANNED = "planned ";
    private static final List<String> BEFORE = List.of("experiment", "batch", "state", "replicate");
    private static final List<String> AFTER = List.of("money", "hours", "date", "by", "note");

    /** The table of all experiments, in the order of their ids. */
    public static CampaignTable of(Campaign campaign) {
        return of(campaign, campaign.experiments());
    }

    /** The table of some experiments of a campaign. */
    public static CampaignTable of(Campaign campaign, List<Experiment> experiments) {
        List<String> parameters = campaign.recipe().space().parameters().stream()
                .map(Parameter::name)
                .toList();
        List<String> planned = experiments.stream().anyMatch(CampaignTable::differs) ? parameters : List.of();
        List<List<String>> rows = new ArrayList<>();
        for (Experiment experiment : experiments) {
            for (int replicate = 1; replicate <= replicates(experiment); replicate++) {
                rows.add(row(campaign, experiment, replicate, parameters, planned));
            }
        }
        return new CampaignTable(header(campaign, parameters, planned), rows);
    }

    private static List<String> header(Campaign campaign, List<String> parameters, List<String> planned) {
        List<String> header = new ArrayList<>(BEFORE);
        header.addAll(parameters);
        campaign.recipe().objectives().forEach(objective -> header.add(objective.name()));
        header.addAll(AFTER);
        planned.forEach(name -> header.add(PLANNED + name));
        return header;
    }

    /** The parameter whose planned values a column holds, by the heading of the column; empty for all other columns. */
    public static Optional<String> planned(String heading) {
        return heading.startsWith(PLANNED) ? Optional.of(heading.substring(PLANNED.length())) : Optional.empty();
    }

    private static boolean differs(Experiment experiment) {
        return experiment.proposal() != null
                && experiment.result() != null
                && !experiment.proposal().point().equals(experiment.result().made());
    }

    private static int replicates(Experiment experiment) {
        return experiment.result() == null
                ? 1
                : experiment.result().measurements().stream()
                        .mapToInt(Measurement::replicate)
                        .max()
                        .orElse(1);
    }

    private static List<String> row(
            Campaign campaign, Experiment experiment, int replicate, List<String> parameters, List<String> planned) {
        Result result = experiment.result();
        List<String> row = new ArrayList<>(identity(experiment, replicate));
        parameters.forEach(name -> row.add(text(experiment.point(), name)));
        campaign.recipe().objectives().forEach(o -> row.add(measured(result, o.name(), replicate)));
        row.addAll(result == null ? List.of("", "", "", "", "") : details(result, replicate));
        Point plan =
                experiment.proposal() == null ? null : experiment.proposal().point();
        planned.forEach(name -> row.add(plan == null ? "" : text(plan, name)));
        return row;
    }

    private static List<String> identity(Experiment experiment, int replicate) {
        return List.of(
                experiment.id(),
                experiment.batch() == 0 ? "" : Integer.toString(experiment.batch()),
                HeldState.of(experiment.result(), replicate)
                        .orElse(experiment.state().name().toLowerCase(Locale.ROOT)),
                experiment.result() == null ? "" : Integer.toString(replicate));
    }

    /** Money, hours and notes on the whole stand in the first row; a date is repeated only if the dates differ. */
    private static List<String> details(Result result, int replicate) {
        boolean first = replicate == 1;
        boolean alike = result.measurements().stream().allMatch(m -> m.occasion() == null);
        Occasion own = result.measurements().stream()
                .filter(m -> m.replicate() == replicate)
                .flatMap(m -> Stream.ofNullable(m.occasion()))
                .findFirst()
                .orElse(new Occasion(null, null, null));
        boolean shared = first || !alike;
        String note = alike && first ? result.note() : own.note();
        return List.of(
                first ? number(result.money()) : "",
                first ? number(result.hours()) : "",
                text(own.date() != null || !shared ? own.date() : result.date()),
                text(own.by() != null || !shared ? own.by() : result.by()),
                text(note));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static String measured(@Nullable Result result, String objective, int replicate) {
        return result == null
                ? ""
                : result.measurements().stream()
                        .filter(m -> m.objective().equals(objective) && m.replicate() == replicate)
                        .map(m -> m.outcome().text())
                        .findFirst()
                        .orElse("");
    }

    private static String text(Point point, String name) {
        Value value = point.value(name);
        return value == null ? "" : value.toString();
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Numbers.plain(value);
    }
}
