package shikomi.web.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.cost.Money;
import shikomi.message.Figures;
import shikomi.message.Numbers;
import shikomi.recipe.Cost;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.table.result.CampaignTable;
import shikomi.unit.Unit;
import shikomi.web.Page;
import shikomi.web.Reasons;

/** A result as people read it. */
final class ResultWords {
    private ResultWords() {}

    /** What a result says, line by line. */
    static List<Card.Line> lines(Campaign campaign, @Nullable Result result, Page page) {
        List<Card.Line> lines = new ArrayList<>();
        if (result == null) {
            return lines;
        }
        for (Objective objective : campaign.recipe().objectives()) {
            lines.add(new Card.Line(objective.name(), of(result, objective, page), ""));
            spread(result, objective, page).ifPresent(lines::add);
        }
        if (result.money() != null) {
            lines.add(new Card.Line(page.w("result.money"), money(campaign, result.money(), page), ""));
        }
        if (result.hours() != null) {
            lines.add(new Card.Line(page.w("result.hours"), Numbers.plain(result.hours()), "h"));
        }
        if (result.note() != null) {
            lines.add(new Card.Line(page.w("result.note"), result.note(), ""));
        }
        return lines;
    }

    private static String money(Campaign campaign, double money, Page page) {
        Cost cost = campaign.recipe().cost();
        return cost == null ? Numbers.plain(money) : Money.text(money, cost.currency(), page.language());
    }

    /** {@code 61.8, 60.9 · 62.4 mS/cm}: readings of one sample behind commas, samples between dots. */
    static String of(Result result, Objective objective, Page page) {
        Map<Integer, List<String>> samples = new TreeMap<>();
        for (Measurement measurement : result.measurements()) {
            if (measurement.objective().equals(objective.name())) {
                samples.computeIfAbsent(measurement.sample(), sample -> new ArrayList<>())
                        .add(outcome(measurement.outcome(), page)
                                + (measurement.isAside() ? " " + page.w("check.aside-mark") : ""));
            }
        }
        String values = samples.values().stream()
                .map(readings -> String.join(", ", readings))
                .collect(Collectors.joining(" · "));
        boolean unit = objective.unit() != null
                && result.measurements().stream()
                        .anyMatch(m ->
                                m.objective().equals(objective.name()) && !(m.outcome() instanceof Outcome.Failed));
        return unit ? values + " " + label(objective.unit()) : values;
    }

    private static String outcome(Outcome outcome, Page page) {
        if (!(outcome instanceof Outcome.Failed(String reason, Outcome.Again again))) {
            return CampaignTable.text(outcome);
        }
        List<String> parts = new ArrayList<>();
        String first = reason == null ? "" : reason;
        boolean unmeasured = Reasons.chosen(first, List.of(Reasons.UNMEASURED)).equals(Reasons.UNMEASURED);
        if (!unmeasured) {
            parts.add(page.w("result.failed"));
        }
        if (!first.isEmpty()) {
            parts.add(page.w(Reasons.message(first)));
        }
        if (again != Outcome.Again.UNKNOWN && !unmeasured) {
            parts.add(page.w(again == Outcome.Again.YES ? "experiment.again" : "experiment.not-again"));
        }
        return String.join(" · ", parts);
    }

    /** The mean that planning goes by, and how far what it is the mean of lies apart. */
    private static Optional<Card.Line> spread(Result result, Objective objective, Page page) {
        double[] samples = result.values(objective.name()).toArray();
        double[] readings = result.measurements().stream()
                .filter(m -> m.objective().equals(objective.name()) && !m.isAside())
                .map(Measurement::outcome)
                .filter(Outcome.Measured.class::isInstance)
                .mapToDouble(outcome -> ((Outcome.Measured) outcome).value())
                .toArray();
        if (readings.length < 2) {
            return Optional.empty();
        }
        boolean again = samples.length > 1;
        double[] spread = again ? samples : readings;
        String words = page.w(
                again ? "experiment.samples" : "experiment.readings",
                Figures.significant(mean(samples), 4),
                Figures.significant(sd(spread), 2),
                spread.length);
        return Optional.of(new Card.Line(page.w("experiment.mean", objective.name()), words, ""));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double sd(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** The label of a parameter's unit; empty where it has none. */
    static String unit(Parameter parameter) {
        return switch (parameter) {
            case Parameter.Numeric numeric -> label(numeric.unit());
            case Parameter.Context context -> label(context.unit());
            case Parameter.Choosing ignored -> "";
        };
    }

    private static String label(@Nullable Unit unit) {
        return unit == null ? "" : unit.label();
    }
}
