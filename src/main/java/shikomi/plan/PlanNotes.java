package shikomi.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.acquisition.Pool;
import shikomi.campaign.Belief;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.message.Figures;
import shikomi.message.Message;
import shikomi.model.CampaignModel;
import shikomi.model.ConditionResults;
import shikomi.model.Doubtful;
import shikomi.model.ModelHealth;
import shikomi.model.ObjectiveModel;
import shikomi.space.Condition;
import shikomi.unit.Unit;

/**
 * Notes that accompany a batch.
 *
 * <p>Campaigns keep these messages: a key with its arguments always keeps its meaning, and a sentence that needs other
 * arguments gets a new key.
 */
final class PlanNotes {
    /** The least difference between days, as a share of the spread of all results, that is mentioned. */
    private static final double NOTABLE_DAYS = 0.25;

    /** Keys of notes that histories of earlier releases contain. */
    static final List<String> FORMER = List.of("plan.doubt");

    private PlanNotes() {}

    /**
     * The expected improvement, as a share of the range of the results, below which no proposal of a batch is worth
     * much. Set by judgement.
     */
    private static final double LITTLE = 0.01;

    static List<Message> of(
            PlanRequest request, CampaignModel model, ModelHealth health, @Nullable Pool pool, List<Proposal> batch) {
        List<Message> notes = new ArrayList<>();
        if (pool != null) {
            pool(request, pool, notes);
        }
        count(request, notes);
        outOfReach(request, model).ifPresent(notes::add);
        imprecise(request).ifPresent(notes::add);
        model.objectives().values().forEach(each -> {
            each.doubtful().forEach(doubtful -> notes.add(doubt(doubtful, each, request)));
            each.noEffect().ifPresent(notes::add);
            noBetterThanAverage(each, health).ifPresent(notes::add);
            days(each).ifPresent(notes::add);
            each.errorNote().ifPresent(notes::add);
            each.noiseNote().ifPresent(notes::add);
        });
        model.objectives().values().forEach(each -> each.verdicts().forEach(verdict -> notes.add(verdict.sentence())));
        confirmation(request).ifPresent(notes::add);
        nothingLikely(model, batch).ifPresent(notes::add);
        int proposed = batch.size();
        if (proposed < request.size()) {
            notes.add(Message.of(pool != null ? "plan.fewer.pool" : "plan.fewer.grid", proposed, request.size()));
        }
        return notes;
    }

    private static void pool(PlanRequest request, Pool pool, List<Message> notes) {
        if (pool.outside() > 0) {
            notes.add(Message.of("plan.pool.outside", pool.outside()));
        }
        Set<Condition> measured = request.results().stream()
                .map(result -> request.recipe().space().condition(result.made()))
                .collect(Collectors.toSet());
        if (pool.countOf(measured) > 0) {
            notes.add(Message.of("plan.pool.measured", pool.countOf(measured)));
        }
    }

    /** The note on a condition that disagrees with the others by more than noise. */
    private static Message doubt(Doubtful doubtful, ObjectiveModel model, PlanRequest request) {
        if (!doubtful.expected().hasKnownSpread()) {
            return Message.of(
                    "plan.doubt.equal",
                    names(doubtful.condition().condition(), request),
                    request.recipe().space().words(doubtful.condition().point()),
                    Figures.significant(doubtful.condition().mean(), 4),
                    Figures.significant(doubtful.expected().mean(), 4));
        }
        String key = doubtful.isOpen()
                ? "plan.doubt.aside"
                : doubtful.isSettled() ? "plan.doubt.settled" : "plan.doubt.by-name";
        return Message.of(
                key,
                names(doubtful.condition().condition(), request),
                request.recipe().space().words(doubtful.condition().point()),
                Arrays.stream(doubtful.condition().values())
                        .mapToObj(value -> Figures.significant(value, 4))
                        .collect(Collectors.joining(", ")),
                Figures.significant(Math.abs(doubtful.z()), 2),
                others(doubtful, model));
    }

    /** The number of conditions that the model uses, the doubtful one not counted. */
    private static int others(Doubtful doubtful, ObjectiveModel model) {
        return model.conditions().size() - (doubtful.isOpen() ? 0 : 1);
    }

    /** The note that names results too far outside the limits to be used; empty if there are none. */
    private static Optional<Message> outOfReach(PlanRequest request, CampaignModel model) {
        List<String> names = IntStream.range(0, request.results().size())
                .filter(i -> model.isOutOfReach(request.results().get(i).made()))
                .mapToObj(request.names()::get)
                .toList();
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("plan.out-of-reach", names.size(), String.join(", ", names)));
    }

    /** The note that names results whose reported standard error is too large to say anything; empty if there are none. */
    private static Optional<Message> imprecise(PlanRequest request) {
        List<String> named = request.recipe().objectives().stream()
                .flatMap(objective -> {
                    Belief belief = Belief.of(objective, request.results());
                    return IntStream.range(0, request.results().size())
                            .boxed()
                            .flatMap(i -> belief.imprecise(request.results().get(i))
                                    .map(sample ->
                                            request.names().get(i) + " (" + Figures.significant(sample.value(), 4)
                                                    + " ± " + Figures.significant(sample.error(), 2) + ")"));
                })
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of("plan.imprecise", named.size(), String.join(", ", named)));
    }

    /** The experiments at a condition. */
    private static String names(Condition condition, PlanRequest request) {
        return IntStream.range(0, request.results().size())
                .filter(i -> request.recipe()
                        .space()
                        .condition(request.results().get(i).made())
                        .equals(condition))
                .mapToObj(request.names()::get)
                .collect(Collectors.joining(", "));
    }

    /** The note that no experiment of the batch is expected to gain much; empty if one is, or if all are repeats. */
    private static Optional<Message> nothingLikely(CampaignModel model, List<Proposal> batch) {
        List<Proposal> searching = batch.stream().filter(PlanNotes::isSearching).toList();
        return model.improved()
                .filter(improved -> improved.isInformed()
                        && !searching.isEmpty()
                        && searching.stream().allMatch(each -> isOfLittleUse(improved, each)))
                .map(improved -> Message.of("plan.nothing-likely"));
    }

    /** Whether next to nothing is expected of a proposal, with a small chance or next to a best that was polished. */
    private static boolean isOfLittleUse(ObjectiveModel improved, Proposal proposal) {
        return improved.expectedGain(proposal.point()) < LITTLE
                && (improved.countNextToBest() >= Explore.CLOSE
                        || improved.chance(proposal.point()) < ProposalReason.UNLIKELY);
    }

    /** Whether a proposal searches for something better, and does not start, repeat or check. */
    static boolean isSearching(Proposal proposal) {
        return switch (proposal.reason()) {
            case Reason.LikelyBetter ignored -> true;
            case Reason.FarFromData ignored -> true;
            case Reason.Untried ignored -> true;
            case Reason.FineSearch ignored -> true;
            case Reason.NothingLikely ignored -> true;
            case Reason.LeastKnown ignored -> true;
            case Reason.Insurance ignored -> true;
            case Reason.Start ignored -> false;
            case Reason.ColdStart ignored -> false;
            case Reason.CheckDoubtful ignored -> false;
            case Reason.Repeat ignored -> false;
            case Reason.Confirm ignored -> false;
            case Reason.Contender ignored -> false;
            case Reason.Verify ignored -> false;
        };
    }

    /** The note that left-out conditions are not predicted better than by the average; empty if they are. */
    private static Optional<Message> noBetterThanAverage(ObjectiveModel model, ModelHealth health) {
        ModelHealth.Check check = health.objectives().get(model.objective().name());
        if (check == null || !(check.shareOfAverage().orElse(0) >= 1)) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                "plan.no-better-than-average",
                model.objective().title(),
                error(check.looRmse(), model),
                error(check.meanRmse(), model),
                check.left().size()));
    }

    private static String error(@Nullable Double error, ObjectiveModel model) {
        Unit unit = model.objective().unit();
        return (error == null ? "–" : Figures.significant(error, 2)) + (unit == null ? "" : " " + unit.label());
    }

    /** The note on the difference between days; empty if it is too small to mention. */
    private static Optional<Message> days(ObjectiveModel model) {
        double sd = model.daySd();
        double inUnit = model.scaling().sd() * sd;
        if (sd < NOTABLE_DAYS) {
            return Optional.empty();
        }
        return Optional.of(
                model.scaling().logarithm()
                        ? Message.of("plan.days.factor", Figures.significant(Math.exp(inUnit), 2))
                        : Message.of("plan.days", Figures.significant(inUnit, 2)));
    }

    /** The note that a target reached by single measurements still needs confirmation. */
    private static Optional<Message> confirmation(PlanRequest request) {
        List<ConditionResults> single = Verify.single(request);
        return single.isEmpty()
                ? Optional.empty()
                : Optional.of(Message.of(
                        "plan.confirm",
                        single.size(),
                        single.stream()
                                .map(m -> request.recipe().space().words(m.point()))
                                .toList()));
    }

    private static void count(PlanRequest request, List<Message> notes) {
        List<Outcome> outcomes = request.results().stream()
                .flatMap(result -> result.measurements().stream())
                .map(Measurement::outcome)
                .toList();
        long failed = outcomes.stream().filter(Outcome.Failed.class::isInstance).count();
        long outside = outcomes.stream()
                .filter(o -> o instanceof Outcome.Below || o instanceof Outcome.Above)
                .count();
        if (failed > 0) {
            notes.add(Message.of("plan.kept.failed", failed));
        }
        if (outside > 0) {
            notes.add(Message.of("plan.kept.outside", outside));
        }
        long unmodelled = request.recipe().objectives().stream()
                .mapToLong(objective -> request.results().stream()
                        .flatMapToDouble(result -> result.values(objective.name()))
                        .filter(value -> !objective.canBeModelled(value))
                        .count())
                .sum();
        if (unmodelled > 0) {
            notes.add(Message.of("plan.kept.not-positive", unmodelled));
        }
    }
}
