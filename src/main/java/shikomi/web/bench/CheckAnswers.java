package shikomi.web.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.message.Numbers;
import shikomi.recipe.Objective;
import shikomi.space.Parameter;
import shikomi.space.Point;
import shikomi.space.Value;
import shikomi.web.bench.CheckPages.Question;

/**
 * The answers to questions about unexpected values. For each question the form has a field for the answer and a field
 * for what was asked.
 */
final class CheckAnswers {
    static final String ABOUT = ".about";

    private final Campaign campaign;
    private final ResultForm form;

    CheckAnswers(Campaign campaign, ResultForm form) {
        this.campaign = campaign;
        this.form = form;
    }

    /** The form field of a measurement. */
    String field(Measurement measurement) {
        List<String> names =
                campaign.recipe().objectives().stream().map(Objective::name).toList();
        return "check.y" + names.indexOf(measurement.objective()) + "." + measurement.replicate();
    }

    /** Returns whether a question was answered for the same value. */
    boolean has(Question question) {
        String typed = question.about().split(" ", 2)[0];
        return !form.value(question.field()).isEmpty()
                && form.value(question.field() + ABOUT).split(" ", 2)[0].equals(typed);
    }

    /** Returns the result with every answer applied. */
    Result applied(Result result) {
        List<Measurement> measurements = new ArrayList<>(result.measurements());
        for (Measurement asked : result.measurements()) {
            check(asked).ifPresent(check -> {
                String[] answer = form.value(field(asked)).split(" ", 3);
                int at = result.measurements().indexOf(asked);
                measurements.set(at, asked.checked(right(asked.outcome(), answer), check));
                if (answer.length == 3 && answer[0].equals("swap")) {
                    partner(result, asked, answer[2], check, measurements);
                }
            });
        }
        return with(result, made(result.made()), measurements);
    }

    /** The question about a measurement, with its answer; empty if none was asked about this value. */
    private Optional<Check> check(Measurement measurement) {
        String[] about = form.value(field(measurement) + ABOUT).split(" ", 3);
        Optional<Double> typed = number(measurement.outcome());
        if (typed.isEmpty() || about.length != 3) {
            return Optional.empty();
        }
        Optional<Double> mean = Numbers.parse(about[1]);
        Optional<Double> sd = Numbers.parse(about[2]);
        boolean same = Numbers.parse(about[0]).equals(typed);
        return !same || mean.isEmpty() || sd.isEmpty()
                ? Optional.empty()
                : answer(form.value(field(measurement)))
                        .map(answer -> new Check(typed.get(), mean.get(), sd.get(), answer));
    }

    /** The number that was typed, also as a limit. */
    private static Optional<Double> number(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Measured(double value, double ignored) -> Optional.of(value);
            case Outcome.Below(double limit) -> Optional.of(limit);
            case Outcome.Above(double limit) -> Optional.of(limit);
            case Outcome.Failed ignored -> Optional.empty();
        };
    }

    private static Optional<Check.Answer> answer(String field) {
        return switch (field.split(" ", 2)[0]) {
            case "keep" -> Optional.of(Check.Answer.KEPT);
            case "aside" -> Optional.of(Check.Answer.ASIDE);
            case "fix", "swap" -> Optional.of(Check.Answer.CORRECTED);
            default -> Optional.empty();
        };
    }

    /** Returns the corrected value; the standard error stays as typed. */
    private static Outcome right(Outcome typed, String[] answer) {
        return answer.length > 1 && typed instanceof Outcome.Measured(double ignored, double error)
                ? Numbers.parse(answer[1])
                        .<Outcome>map(value -> new Outcome.Measured(value, error))
                        .orElse(typed)
                : typed;
    }

    /** Assigns the typed value to the other objective if two values were interchanged. */
    private static void partner(
            Result result, Measurement asked, String other, Check check, List<Measurement> measurements) {
        for (int i = 0; i < measurements.size(); i++) {
            Measurement each = result.measurements().get(i);
            if (each.objective().equals(other)
                    && each.replicate() == asked.replicate()
                    && each.outcome() instanceof Outcome.Measured(double ignored, double error)) {
                Check own = measurements.get(i).check();
                measurements.set(i, each.checked(new Outcome.Measured(check.typed(), error), own));
            }
        }
    }

    /** Returns the point with the corrected amounts. */
    Point made(Point typed) {
        Point made = typed;
        List<Parameter> parameters = campaign.recipe().space().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            Optional<Double> right = rightAmount("check.p" + i, typed.value(name));
            if (right.isPresent()) {
                made = made.with(name, Value.of(right.get()));
            }
        }
        return made;
    }

    /** The intended amount; empty if the field does not answer a question about this value. */
    private Optional<Double> rightAmount(String field, @Nullable Value typed) {
        String[] answer = form.value(field).split(" ", 2);
        boolean same = typed instanceof Value.Amount(double amount) && form.is(field + ABOUT, Numbers.plain(amount));
        return same && answer.length == 2 && answer[0].equals("fix") ? Numbers.parse(answer[1]) : Optional.empty();
    }

    static Result with(Result result, Point made, List<Measurement> measurements) {
        return new Result(
                made,
                measurements,
                result.money(),
                result.hours(),
                result.date(),
                result.by(),
                result.note(),
                result.attachments());
    }
}
