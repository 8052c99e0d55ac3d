package shikomi.web.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.campaign.Why;
import shikomi.cost.Amounts;
import shikomi.recipe.Cost;
import shikomi.recipe.Objective;
import shikomi.space.Language;
import shikomi.space.Numbers;
import shikomi.space.Parameter;
import shikomi.space.Quantity;
import shikomi.space.Text;
import shikomi.space.Unit;
import shikomi.space.Value;
import shikomi.web.Money;

/**
 * One experiment as it lies on the bench.
 *
 * @param size what the amounts are for; empty where none is known
 * @param settings what is set rather than weighed out
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
        List<Line> amounts,
        @Nullable Line total,
        List<Line> settings) {

    /** A name with what belongs to it. */
    public record Line(String name, String value, String unit) {}

    static Card of(Campaign campaign, Experiment experiment, @Nullable Quantity size, Language language) {
        Proposal proposal = experiment.proposal();
        Cost cost = campaign.recipe().cost();
        List<Amounts.Amount> amounts = Amounts.of(campaign.recipe(), experiment.point(), size);
        Quantity made = size != null ? size : cost == null ? null : cost.size();
        Text title = campaign.recipe().title();
        return new Card(
                campaign.name(),
                title == null ? campaign.name() : title.in(language),
                experiment.id(),
                experiment.state() == Experiment.State.BEGUN,
                experiment.batch(),
                proposal == null ? "" : expected(proposal, campaign.recipe().objectives()),
                proposal == null
                        ? ""
                        : Why.sentence(proposal, campaign.recipe()).in(language),
                cost == null || cost.run().handsOnHours() == 0
                        ? ""
                        : Numbers.brief(cost.run().handsOnHours()),
                cost == null || proposal == null || proposal.money() == null
                        ? ""
                        : Money.text(proposal.money(), cost.currency(), language),
                amounts.isEmpty() || made == null ? "" : made.toString(),
                amounts.stream().map(Card::line).toList(),
                Amounts.total(amounts)
                        .map(sum -> line(new Amounts.Amount("", sum)))
                        .orElse(null),
                settings(campaign, experiment, amounts));
    }

    private static String expected(Proposal proposal, List<Objective> objectives) {
        List<String> words = new ArrayList<>();
        for (Objective objective : objectives) {
            Proposal.Expected expected = proposal.predicted().get(objective.name());
            if (expected != null) {
                words.add(Why.spread(expected, objective));
            }
        }
        return String.join(", ", words);
    }

    /** To four digits: what a good balance reads. */
    private static Line line(Amounts.Amount amount) {
        double value = amount.quantity().value();
        String shown = value == 0 ? "0" : fixed(value);
        return new Line(amount.parameter(), shown, amount.quantity().unit().label());
    }

    private static String fixed(double value) {
        int places = Math.clamp(3 - (int) Math.floor(Math.log10(Math.abs(value))), 0, 3);
        return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static List<Line> settings(Campaign campaign, Experiment experiment, List<Amounts.Amount> amounts) {
        Set<String> weighed = new HashSet<>();
        amounts.forEach(amount -> weighed.add(amount.parameter()));
        List<Line> settings = new ArrayList<>();
        for (Parameter.Chosen parameter : campaign.recipe().space().chosen()) {
            Value value = experiment.point().value(parameter.name());
            if (value != null && !weighed.contains(parameter.name())) {
                settings.add(new Line(parameter.name(), value.toString(), unit(parameter)));
            }
        }
        return settings;
    }

    private static String unit(Parameter parameter) {
        Unit unit = parameter instanceof Parameter.Numeric numeric ? numeric.unit() : null;
        return unit == null ? "" : unit.label();
    }
}
