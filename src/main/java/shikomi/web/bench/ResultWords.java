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
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.unit.Unit;
import shikomi.web.OccasionWords;
import shikomi.web.Page;
import shikomi.web.Reasons;

/** Describes results in words. */
final class ResultWords {
    private ResultWords() {}

    /** The lines of a result. */
    static List<Card.Line> lines(Campaign campaign, @Nullable Result result, Page page) {
        List<Card.Line> lines = new ArrayList<>();
        if (result != null) {
            for (Objective objective : campaign.recipe().objectives()) {
                lines.add(new Card.Line(page.w(objective.title()), of(result, objective, page), ""));
                spread(result, objective, page).ifPresent(lines::add);
            }
            OccasionWords.lines(result, page).forEach(line -> lines.add(new Card.Line(line.name(), line.words(), "")));
            lines.addAll(effort(campaign, result, page));
        }
        return lines;
    }

    /** The costs, the hours and the note, as far as they were entered. */
    private static List<Card.Line> effort(Campaign campaign, Result result, Page page) {
        List<Card.Line> lines = new ArrayList<>();
        if (result.money() != null) {
            lines.add(new Card.Line(page.w("result.money"), money(campaign, result.money(), page), ""));
        }
        if (result.hours() != null) {
            lines.add(new Card.Line(page.w("result.hours"), Numbers.plain(result.hours()), "h"));
        }
        OccasionWords.note(result).ifPresent(note -> lines.add(new Card.Line(page.w("result.note"), note, "")));
        return lines;
    }

    private static String money(Campaign campaign, double money, Page page) {
        Cost cost = campaign.recipe().cost();
        return cost == null ? Numbers.plain(money) : Money.text(money, cost.currency(), page.language());
    }

    /** {@code 61.8, 60.9 · 62.4 mS/cm}: commas between the readings of one sample, dots between samples. */
    static String of(Result result, Objective objective, Page page) {
        List<Measurement> measurements = measurements(result, objective);
        Map<Integer, List<String>> samples = new TreeMap<>();
        for (Measurement measurement : measurements) {
            samples.computeIfAbsent(measurement.sample(), sample -> new ArrayList<>())
                    .add(outcome(measurement.outcome(), page) + mark(measurement, objective, page));
        }
        String values = samples.values().stream()
                .map(readings -> String.join(", ", readings))
                .collect(Collectors.joining(" · "));
        boolean number = measurements.stream().anyMatch(m -> !(m.outcome() instanceof Outcome.Failed));
        boolean lastMarked = !measurements.isEmpty() && measurements.getLast().isAside();
        return number && !lastMarked && objective.unit() != null ? values + " " + label(objective.unit()) : values;
    }

    /** {@code  h (on hold)}: the mark of a value on hold, behind its unit; empty for other values. */
    private static String mark(Measurement measurement, Objective objective, Page page) {
        String unit = measurement.outcome() instanceof Outcome.Failed ? "" : " " + label(objective.unit());
        return measurement.isAside() ? (unit.isBlank() ? "" : unit) + " " + page.w("check.aside-mark") : "";
    }

    private static List<Measurement> measurements(Result result, Objective objective) {
        return result.measurements().stream()
                .filter(measurement -> measurement.objective().equals(objective.name()))
                .toList();
    }

    private static String outcome(Outcome outcome, Page page) {
        return outcome instanceof Outcome.Failed(String reason, Outcome.Again again)
                ? failed(reason == null ? "" : reason, again, page)
                : outcome.text();
    }

    private static String failed(String reason, Outcome.Again again, Page page) {
        boolean unmeasured = Reasons.isUnmeasured(reason);
        List<String> parts = new ArrayList<>();
        if (!unmeasured) {
            parts.add(page.w("result.failed"));
        }
        if (!reason.isEmpty()) {
            parts.add(page.w(Reasons.message(reason)));
        }
        if (again != Outcome.Again.UNKNOWN && !unmeasured) {
            parts.add(page.w(again == Outcome.Again.YES ? "experiment.again" : "experiment.not-again"));
        }
        return String.join(" · ", parts);
    }

    /** The mean that the model uses, and the standard deviation of the values it averages. */
    private static Optional<Card.Line> spread(Result result, Objective objective, Page page) {
        double[] samples = result.values(objective.name()).toArray();
        double[] readings = readings(result, objective);
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
        return Optional.of(new Card.Line(page.w("experiment.mean", objective.title()), words, ""));
    }

    private static double[] readings(Result result, Objective objective) {
        return measurements(result, objective).stream()
                .filter(measurement -> !measurement.isAside())
                .map(Measurement::outcome)
                .filter(Outcome.Measured.class::isInstance)
                .mapToDouble(outcome -> ((Outcome.Measured) outcome).value())
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double sd(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** The value of a parameter; empty if it has none. */
    static String setting(@Nullable Point point, Parameter parameter) {
        Value value = point == null ? null : point.value(parameter.name());
        return value == null ? "" : value.toString();
    }

    /** The label of a unit; empty if there is none. */
    static String label(@Nullable Unit unit) {
        return unit == null ? "" : unit.label();
    }
}
