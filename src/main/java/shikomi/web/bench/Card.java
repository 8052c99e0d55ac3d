package shikomi.web.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.campaign.Why;
import shikomi.cost.Money;
import shikomi.cost.WeighOut;
import shikomi.message.Language;
import shikomi.message.Numbers;
import shikomi.message.Text;
import shikomi.recipe.Cost;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.unit.Quantity;
import shikomi.unit.Unit;

/**
 * One experiment as it lies on the bench.
 *
 * @param size what the amounts are for; empty where none is known
 * @param total of the amounts; null where they do not lie on one balance
 * @param settings what is set rather than weighed out
 * @param hazards what whoever handles a material must know
 * @param results what is to be measured, with its unit
 */
public record Card(
        String campaign,
        String campaignTitle,
        String id,
        boolean begun,
        int batch,
        String expected,
        String why,
        String hours,
        String cost,
        String size,
        List<ToWeigh> amounts,
        @Nullable ToWeigh total,
        List<Line> settings,
        List<Line> hazards,
        List<Line> results) {

    /** A name with what belongs to it. */
    public record Line(String name, String value, String unit) {}

    static Card of(Campaign campaign, Experiment experiment, @Nullable Quantity size, Language language) {
        return of(campaign, experiment, size, language, Map.of(), Map.of());
    }

    /**
     * A card whose fields were filled.
     *
     * @param typed what stands in fields, by their names
     * @param errors what is wrong with them
     */
    static Card of(
            Campaign campaign,
            Experiment experiment,
            @Nullable Quantity size,
            Language language,
            Map<String, String> typed,
            Map<String, String> errors) {
        Proposal proposal = experiment.proposal();
        Cost cost = campaign.recipe().cost();
        Point planned = proposal == null ? experiment.point() : proposal.point();
        WeighOut out = WeighOut.of(campaign.recipe(), planned, size);
        Quantity made = size != null ? size : cost == null ? null : cost.size();
        Text title = campaign.recipe().title();
        return new Card(
                campaign.name(),
                title == null ? campaign.name() : title.in(language),
                experiment.id(),
                experiment.state() == Experiment.State.BEGUN,
                experiment.batch(),
                proposal == null ? "" : expected(proposal, campaign.recipe().objectives(), language),
                proposal == null
                        ? ""
                        : Why.sentence(proposal, campaign.recipe()).in(language),
                cost == null || cost.run().handsOnHours() == 0
                        ? ""
                        : Numbers.brief(cost.run().handsOnHours()),
                cost == null || proposal == null || proposal.money() == null
                        ? ""
                        : Money.text(proposal.money(), cost.currency(), language),
                out.portions().isEmpty() || made == null ? "" : made.toString(),
                ToWeigh.all(out, experiment, typed, errors, language),
                out.total().map(ToWeigh::total).orElse(null),
                settings(campaign, planned, out),
                hazards(out, language),
                campaign.recipe().objectives().stream()
                        .map(o -> new Line(o.name(), "", label(o.unit())))
                        .toList());
    }

    private static String expected(Proposal proposal, List<Objective> objectives, Language language) {
        List<String> words = new ArrayList<>();
        for (Objective objective : objectives) {
            Proposal.Expected expected = proposal.predicted().get(objective.name());
            if (expected != null) {
                words.add(Why.spread(expected, objective).in(language));
            }
        }
        return String.join(", ", words);
    }

    private static List<Line> settings(Campaign campaign, Point planned, WeighOut out) {
        Set<String> weighed = new HashSet<>();
        out.portions().forEach(portion -> weighed.add(portion.name()));
        List<Line> settings = new ArrayList<>();
        for (Parameter.Chosen parameter : campaign.recipe().space().chosen()) {
            Value value = planned.value(parameter.name());
            if (value != null && !weighed.contains(parameter.name())) {
                Unit unit = parameter instanceof Parameter.Numeric numeric ? numeric.unit() : null;
                settings.add(new Line(parameter.name(), value.toString(), label(unit)));
            }
        }
        return settings;
    }

    /** Only of what is taken at all. */
    private static List<Line> hazards(WeighOut out, Language language) {
        return out.portions().stream()
                .filter(portion -> portion.amount().signum() > 0)
                .flatMap(portion -> Optional.ofNullable(portion.hazard()).stream()
                        .map(hazard -> new Line(portion.name(), hazard.in(language), "")))
                .toList();
    }

    private static String label(@Nullable Unit unit) {
        return unit == null ? "" : unit.label();
    }
}
