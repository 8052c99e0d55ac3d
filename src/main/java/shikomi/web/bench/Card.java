package shikomi.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Proposal;
import shikomi.campaign.Why;
import shikomi.cost.Money;
import shikomi.cost.WeighOut;
import shikomi.message.Figures;
import shikomi.message.Language;
import shikomi.message.Text;
import shikomi.recipe.Cost;
import shikomi.recipe.Objective;
import shikomi.space.Point;
import shikomi.unit.Quantity;

/** The card that shows one experiment on the bench. */
public final class Card {
    private final Campaign of;
    private final Experiment experiment;
    private final @Nullable Proposal proposal;
    private final Point planned;
    private final @Nullable Quantity scaledTo;
    private final WeighOut out;
    private final WeighingForm form;
    private final Language language;

    private Card(
            Campaign of, Experiment experiment, @Nullable Quantity scaledTo, Language language, WeighingForm form) {
        this.of = of;
        this.experiment = experiment;
        this.proposal = experiment.proposal();
        this.planned = proposal == null ? experiment.point() : proposal.point();
        this.scaledTo = scaledTo;
        this.out = WeighOut.of(of.recipe(), planned, scaledTo);
        this.form = form;
        this.language = language;
    }

    /** A name with its value and unit. */
    public record Line(String name, String value, String unit) {}

    /** @param size the size to which the amounts are scaled; null for the size in the recipe */
    static Card of(Campaign campaign, Experiment experiment, @Nullable Quantity size, Language language) {
        return of(campaign, experiment, size, language, WeighingForm.blank(experiment));
    }

    /** A card with a form that was filled in. */
    static Card of(
            Campaign campaign, Experiment experiment, @Nullable Quantity size, Language language, WeighingForm form) {
        return new Card(campaign, experiment, size, language, form);
    }

    public String campaign() {
        return of.name();
    }

    public String campaignTitle() {
        Text title = of.recipe().title();
        return title == null ? of.name() : title.in(language);
    }

    public String id() {
        return experiment.id();
    }

    public boolean begun() {
        return experiment.state() == Experiment.State.BEGUN;
    }

    public int batch() {
        return experiment.batch();
    }

    /** The predicted outcomes; empty if nothing was predicted. */
    public String expected() {
        return proposal == null ? "" : expected(proposal, of.recipe().objectives(), language);
    }

    /** The reason why the experiment was proposed; empty if it was not proposed. */
    public String why() {
        return proposal == null ? "" : Why.sentence(proposal, of.recipe()).in(language);
    }

    /** The hands-on time; empty if it is unknown. */
    public String hours() {
        Cost cost = of.recipe().cost();
        double hours = cost == null ? 0 : cost.run().handsOnHours();
        return hours == 0 ? "" : Figures.value(hours);
    }

    public String cost() {
        Cost cost = of.recipe().cost();
        return cost == null || proposal == null || proposal.money() == null
                ? ""
                : Money.text(proposal.money(), cost.currency(), language);
    }

    /** The size for which the amounts are given; empty if it is unknown. */
    public String size() {
        Cost cost = of.recipe().cost();
        Quantity made = scaledTo != null ? scaledTo : cost == null ? null : cost.size();
        return out.portions().isEmpty() || made == null ? "" : made.toString();
    }

    public List<ToWeigh> amounts() {
        return ToWeigh.all(of.recipe(), out, experiment, form, language);
    }

    /** The sum of the amounts; null if they cannot be weighed together on one balance. */
    public @Nullable ToWeigh total() {
        return out.total().map(ToWeigh::total).orElse(null);
    }

    /** The quantities to measure, with their units. */
    public List<Line> results() {
        return of.recipe().objectives().stream()
                .map(o -> new Line(o.title().in(language), "", ResultWords.label(o.unit())))
                .toList();
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

    /** The parameters that are set rather than weighed out. */
    public List<Line> settings() {
        Set<String> weighed =
                out.portions().stream().map(WeighOut.Portion::name).collect(Collectors.toSet());
        return of.recipe().space().chosen().stream()
                .filter(parameter -> planned.value(parameter.name()) != null && !weighed.contains(parameter.name()))
                .map(parameter -> new Line(
                        parameter.title().in(language),
                        ResultWords.setting(planned, parameter),
                        ResultWords.label(parameter.unit())))
                .toList();
    }

    /** The hazards of the materials that are actually used. */
    public List<Line> hazards() {
        return out.portions().stream()
                .filter(portion -> portion.amount().signum() > 0)
                .flatMap(portion -> Optional.ofNullable(portion.hazard()).stream()
                        .map(hazard ->
                                new Line(of.recipe().title(portion.name()).in(language), hazard.in(language), "")))
                .toList();
    }
}
