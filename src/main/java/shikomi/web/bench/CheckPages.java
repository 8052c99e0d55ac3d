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
import shikomi.entry.EntryGuard;
import shikomi.entry.PlanDeviation;
import shikomi.entry.UnexpectedValue;
import shikomi.recipe.Objective;
import shikomi.space.Point;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Visit;

/** Asks about values that are far from what was expected, before they are kept; it never refuses one. */
public final class CheckPages {
    private CheckPages() {}

    /** One thing to be answered. */
    public record Question(String field, String sentence, String about, List<Option> options) {}

    /** An answer, with what it means. */
    public record Option(String value, String label, String hint) {}

    /** The result after its check; null where the page that asks was shown. */
    static @Nullable Result checked(
            Visit visit, Campaign campaign, @Nullable Experiment experiment, Result result, ResultForm form) {
        if (form.is("check", "back")) {
            ResultPages.show(visit, campaign, experiment, form);
            return null;
        }
        CheckAnswers answers = new CheckAnswers(campaign, form);
        Page page = visit.page("", campaign);
        List<Question> questions = new ArrayList<>();
        Point planned = ResultPages.planned(experiment);
        for (PlanDeviation deviation : PlanDeviation.of(campaign.recipe().space(), planned, result.made())) {
            Question question = CheckWords.question(page, campaign, deviation);
            if (!answers.has(question)) {
                questions.add(question);
            }
        }
        Result meant = CheckAnswers.with(result, answers.made(result.made()), result.measurements());
        surprises(visit, campaign, experiment, meant).forEach((measurement, surprise) -> {
            Objective objective =
                    campaign.recipe().objective(measurement.objective()).orElseThrow();
            Question question = CheckWords.question(page, answers.field(measurement), objective, surprise);
            if (!answers.has(question)) {
                questions.add(question);
            }
        });
        if (questions.isEmpty()) {
            return answers.applied(keptBefore(experiment, result));
        }
        ask(visit, campaign, form, questions);
        return null;
    }

    /** Nothing is asked again about a value that somebody called right before. */
    private static Map<Measurement, UnexpectedValue> surprises(
            Visit visit, Campaign campaign, @Nullable Experiment experiment, Result result) {
        boolean number = result.measurements().stream().anyMatch(m -> m.outcome() instanceof Outcome.Measured);
        if (!number) {
            return Map.of();
        }
        Set<String> itself = experiment == null ? Set.of() : Set.of(experiment.id());
        Map<Measurement, UnexpectedValue> surprises =
                new LinkedHashMap<>(EntryGuard.without(itself, campaign, Checks.in(visit.history(campaign)))
                        .judge(result));
        surprises.keySet().removeIf(m -> before(experiment, m).isPresent());
        return surprises;
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

    private static void ask(Visit visit, Campaign campaign, ResultForm form, List<Question> questions) {
        Page page = visit.page("", campaign);
        boolean again = form.is("check", "answered");
        List<FieldError> errors = again
                ? questions.stream()
                        .map(question -> new FieldError(question.field(), page.w("check.missing")))
                        .toList()
                : List.of();
        String title = page.w("check.title", questions.size());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("questions", questions);
        model.put("form", form);
        model.put("errors", errors);
        if (again) {
            visit.showAgain("check.jte", visit.page(page.w("error-title", title), campaign), model);
        } else {
            visit.show("check.jte", visit.page(title, campaign), model);
        }
    }
}
