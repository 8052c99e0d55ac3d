package shikomi.web.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Check;
import shikomi.campaign.Checks;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.entry.DetailGuard;
import shikomi.entry.PlanDeviation;
import shikomi.entry.UnexpectedValue;
import shikomi.recipe.Objective;
import shikomi.space.Value;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Visit;

/** Asks about unexpected values before they are stored; a confirmed value is never refused. */
public final class CheckPages {
    private CheckPages() {}

    /** A question about one value or one limit. */
    public record Question(String field, String sentence, String about, List<Option> options) {}

    /** A possible answer, with an explanation. */
    public record Option(String value, String label, String hint) {}

    /** The open questions about a result, first about the point as made, then about the values. */
    static List<Question> questions(ResultRequest request, ResultForm form, Result result) {
        Campaign campaign = request.campaign();
        Page page = request.page();
        CheckAnswers answers = new CheckAnswers(campaign, form);
        List<Question> questions = new ArrayList<>();
        PlanDeviation.of(campaign.recipe().space(), request.planned(), result.made())
                .forEach(deviation -> questions.add(CheckWords.question(page, campaign, deviation)));
        Result meant = CheckAnswers.with(result, answers.made(result.made()), result.measurements());
        surprises(request.visit(), campaign, request.experiment(), meant).forEach((measurement, surprise) -> {
            Objective objective =
                    campaign.recipe().objective(measurement.objective()).orElseThrow();
            questions.add(
                    CheckWords.question(page, campaign.recipe(), answers.field(measurement), objective, surprise));
        });
        DetailGuard.without(
                        itself(request.experiment()), campaign, request.visit().begun(campaign))
                .doubts(result.made(), result.money(), result.hours(), result.date(), DetailGuard.TYPED_YEARS)
                .stream()
                .filter(doubt -> !isKnown(request.experiment(), doubt))
                .forEach(doubt -> questions.add(CheckWords.question(page, campaign, doubt)));
        questions.removeIf(answers::has);
        return questions;
    }

    /** Whether a detail stands in the result that is corrected, and was asked about before. */
    private static boolean isKnown(@Nullable Experiment experiment, DetailGuard.Doubt doubt) {
        Result before = experiment == null ? null : experiment.result();
        return before != null
                && switch (doubt.field()) {
                    case "money" -> doubt.typed().equals(String.valueOf(before.money()));
                    case "hours" -> doubt.typed().equals(String.valueOf(before.hours()));
                    case "date" -> doubt.typed().equals(String.valueOf(before.date()));
                    default ->
                        before.made().value(doubt.field()) instanceof Value.Amount(double value)
                                && doubt.typed().equals(Double.toString(value));
                };
    }

    /** The result with every answer applied, those from earlier corrections included. */
    static Result answered(ResultRequest request, ResultForm form, Result result) {
        return new CheckAnswers(request.campaign(), form).applied(keptBefore(request.experiment(), result));
    }

    /** The unexpected values, except those that were confirmed before. */
    private static Map<Measurement, UnexpectedValue> surprises(
            Visit visit, Campaign campaign, @Nullable Experiment experiment, Result result) {
        boolean number = result.measurements().stream().anyMatch(m -> !(m.outcome() instanceof Outcome.Failed));
        if (!number) {
            return Map.of();
        }
        Map<Measurement, UnexpectedValue> surprises = new LinkedHashMap<>(visit.site()
                .guards()
                .without(itself(experiment), campaign, Checks.in(visit.history(campaign)))
                .judge(result));
        surprises.keySet().removeIf(m -> before(experiment, m).isPresent());
        return surprises;
    }

    /** The experiment whose result is entered, which its own check must not know. */
    static Set<String> itself(@Nullable Experiment experiment) {
        return experiment == null ? Set.of() : Set.of(experiment.id());
    }

    private static Optional<Check> before(@Nullable Experiment experiment, Measurement measurement) {
        return experiment == null || experiment.result() == null
                ? Optional.empty()
                : experiment.result().measurements().stream()
                        .filter(m -> m.objective().equals(measurement.objective())
                                && m.outcome().equals(measurement.outcome()))
                        .flatMap(m -> Optional.ofNullable(m.check()).stream())
                        .filter(check -> check.answer() != Check.Answer.ASIDE)
                        .findFirst();
    }

    private static Result keptBefore(@Nullable Experiment experiment, Result result) {
        return CheckAnswers.with(
                result,
                result.made(),
                result.measurements().stream()
                        .map(m -> m.checked(m.outcome(), before(experiment, m).orElse(null)))
                        .toList());
    }

    static void ask(ResultRequest request, ResultForm form, List<Question> questions) {
        Visit visit = request.visit();
        Page words = request.page();
        Page page = visit.page(words.w("check.title", questions.size()), request.campaign());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("questions", questions);
        model.put("form", form);
        model.put("errors", List.of());
        if (form.is("check", "answered")) {
            model.put("errors", unanswered(questions, words.w("check.missing")));
            visit.showAgain("check.jte", page.wrong(), model);
        } else {
            visit.show("check.jte", page, model);
        }
    }

    private static List<FieldError> unanswered(List<Question> questions, String message) {
        return questions.stream()
                .map(question -> new FieldError(question.field(), message))
                .toList();
    }
}
