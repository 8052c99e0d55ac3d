package shikomi.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.acquisition.Candidates;
import shikomi.acquisition.Candidates.Found;
import shikomi.acquisition.ContinuousSearch;
import shikomi.acquisition.PoolSearch;
import shikomi.acquisition.UpperBound;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.cost.CostModel;
import shikomi.cost.RecipeCost;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.ConditionResults;
import shikomi.model.ObjectiveModel;
import shikomi.model.Scaling;
import shikomi.recipe.Objective;
import shikomi.source.Sources;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Space;
import shikomi.surrogate.ensemble.Ensemble.WeightedModel;
import shikomi.transfer.ColdStartPrior;
import shikomi.transfer.SourceWeighting;

/** One batch in the making. */
final class BatchBuilder {
    /** Above this chance to beat the best, an experiment is proposed for that; below, for what it teaches. */
    private static final double LIKELY = 0.25;

    /** In a batch of so many one can be spared for making the best again. */
    private static final int LARGE = 4;

    /** Standard deviations by which a newcomer hopes for more than is expected. */
    private static final double HOPE = 1.5;

    /** From so many own conditions on they speak for themselves. */
    private static final int MANY = 30;

    private final PlanRequest request;
    private final Space space;
    private final Encoding encoding;
    private final CampaignModel models;
    private final Candidates candidates;
    private final @Nullable ObjectiveModel model;
    private final @Nullable SequentialGreedy greedy;
    private final @Nullable SequentialGreedy insurance;
    private final StartDesign start;
    private List<WeightedModel> newcomer;
    private final @Nullable CostModel cost;
    private final boolean withStart;
    private final Deque<StartDesign.Choice> unverified = new ArrayDeque<>();
    private final List<Point> runs = new ArrayList<>();
    private final Set<Condition> taken = new HashSet<>();

    BatchBuilder(PlanRequest request, CampaignModel models, Engine engine, boolean withStart) {
        Engine.Aim aim = engine.aim();
        this.request = request;
        this.withStart = withStart;
        this.models = models;
        this.space = request.recipe().space();
        this.encoding = new Encoding(space);
        Objective objective = Scope.planned(request.recipe());
        this.model = models.models().get(objective.name());
        this.candidates = request.pool() != null
                ? new PoolSearch(space, request.pool())
                : new ContinuousSearch(space, model == null ? List.of() : SequentialGreedy.bestFirst(model));
        this.greedy = model == null
                ? null
                : new SequentialGreedy(model, model.ensemble(), request.pool() == null, aim, request.pending());
        this.insurance = model == null || !isInsured(model)
                ? null
                : new SequentialGreedy(model, model.own(), request.pool() == null, aim, request.pending());
        this.cost = RecipeCost.of(request.recipe()).orElse(null);
        this.newcomer = model == null && withStart ? newcomer(request, objective, engine) : List.of();
        if (isCampaign() && objective.target() != null) {
            verify(objective.target());
        }
        request.results().stream().map(Result::made).forEach(this::add);
        request.pending().forEach(this::add);
        this.start = new StartDesign(space, candidates, Scope.experimentsInBudget(request.recipe(), cost, runs));
    }

    /** What sources let expect where the lab has no number yet; nobody where there is no source. */
    private static List<WeightedModel> newcomer(PlanRequest request, Objective objective, Engine engine) {
        Space space = request.recipe().space();
        Encoding encoding = new Encoding(space);
        List<SourceWeighting.Source> sources = request
                .sources()
                .of(objective.name(), encoding, engine.model().inputs(space, encoding), Scaling.of(objective))
                .stream()
                .map(Sources.UsableSource::source)
                .toList();
        return ColdStartPrior.acquisitionModels(
                sources, RandomStream.of(request.seed()).child("newcomer"));
    }

    private void add(Point point) {
        runs.add(point);
        taken.add(space.condition(point));
    }

    Candidates candidates() {
        return candidates;
    }

    List<Proposal> batch() {
        List<Proposal> batch = new ArrayList<>();
        for (int rank = 1; rank <= request.size(); rank++) {
            RandomStream random =
                    RandomStream.of(request.seed()).child("choose").child(rank);
            Optional<StartDesign.Choice> next = next(rank, random);
            if (next.isEmpty()) {
                break;
            }
            Point point = next.get().found().point();
            batch.add(proposal(rank, next.get().found(), next.get().reason()));
            add(point);
            double[][] row = {encoding.row(point)};
            newcomer = newcomer.stream()
                    .map(voice ->
                            new WeightedModel(voice.weight(), voice.surrogate().believing(row)))
                    .toList();
            Stream.of(greedy, insurance).filter(Objects::nonNull).forEach(each -> each.believe(point));
        }
        return batch;
    }

    private Optional<StartDesign.Choice> next(int rank, RandomStream random) {
        if (!unverified.isEmpty()) {
            return Optional.of(unverified.removeFirst());
        }
        if (model == null || greedy == null || (withStart && runs.size() < start.size())) {
            return told(random).or(() -> start.next(runs, taken, random));
        }
        Optional<StartDesign.Choice> again =
                rank >= LARGE && rank == request.size() ? confirmation(model) : Optional.empty();
        return again.or(() -> insured(rank, random))
                .or(() -> greedy.next(candidates, taken, random)
                        .map(found -> new StartDesign.Choice(found, reason(model, found.point()))));
    }

    /** Every second of the first experiments is where external data expect most, replicates aside. */
    private Optional<StartDesign.Choice> told(RandomStream random) {
        int number = runs.size() + 1;
        Reason reason = new Reason.ColdStart(number, start.size());
        if (number % 2 != 0 || number > start.size() - 2) {
            return Optional.empty();
        }
        if (greedy != null && model != null && model.sourceShare() > 0) {
            return greedy.next(candidates, taken, random).map(found -> new StartDesign.Choice(found, reason));
        }
        return newcomer.isEmpty()
                ? Optional.empty()
                : candidates
                        .best(new UpperBound(newcomer, HOPE), taken, random)
                        .map(found -> new StartDesign.Choice(found, reason));
    }

    /** While external data are heard and own results are few, one experiment in four is chosen as if there were none. */
    private static boolean isInsured(ObjectiveModel model) {
        return model.sourceShare() > 0 && model.measured().size() < MANY;
    }

    private Optional<StartDesign.Choice> insured(int rank, RandomStream random) {
        int number = request.size() >= LARGE ? rank + 1 : runs.size() + 1; // never the last of a batch
        return model == null || insurance == null || number % LARGE != 0
                ? Optional.empty()
                : insurance
                        .next(candidates, taken, random)
                        .map(found -> new StartDesign.Choice(
                                found, new Reason.Insurance(model.chance(found.point()), model.bestSoFar())));
    }

    /** A replay on a table has nothing to make again. */
    private boolean isCampaign() {
        return request.pool() == null && withStart;
    }

    private void verify(double target) {
        Set<Condition> waiting = waiting();
        for (ConditionResults best : Verification.of(request)) {
            if (!waiting.contains(best.condition())) {
                Repetition.of(space, best.point())
                        .map(again ->
                                new StartDesign.Choice(new Found(again, null), new Reason.Verify(best.mean(), target)))
                        .ifPresent(unverified::add);
            }
        }
    }

    private Set<Condition> waiting() {
        return request.pending().stream().map(space::condition).collect(Collectors.toSet());
    }

    /** The last of a large batch may be the best so far once more. */
    private Optional<StartDesign.Choice> confirmation(ObjectiveModel model) {
        if (!isCampaign()) {
            return Optional.empty();
        }
        Set<Condition> waiting = waiting();
        return Confirmation.of(model)
                .filter(best -> !waiting.contains(space.condition(best.point())))
                .flatMap(best -> Repetition.of(space, best.point())
                        .map(again -> new StartDesign.Choice(
                                new Found(again, null), new Reason.Confirm(best.chance(), model.bestSoFar()))));
    }

    private static Reason reason(ObjectiveModel model, Point point) {
        double chance = model.chance(point);
        return chance >= LIKELY
                ? new Reason.LikelyBetter(chance, model.bestSoFar())
                : new Reason.LeastKnown(model.sd(point), model.bestSoFar());
    }

    private Proposal proposal(int rank, Found found, Reason reason) {
        Map<String, Proposal.Expected> predicted = new LinkedHashMap<>();
        Map<String, Proposal.Expected> alone = new LinkedHashMap<>();
        List<Point> point = List.of(found.point());
        models.models().forEach((name, model) -> {
            predicted.put(name, model.expected(point).getFirst());
            if (model.sourceShare() > 0) {
                alone.put(name, model.expectedAlone(point).getFirst());
            }
        });
        return new Proposal(
                rank,
                found.point(),
                found.poolRow(),
                predicted,
                alone,
                model == null ? null : model.chance(found.point()),
                reason,
                cost == null ? null : cost.planned(found.point()));
    }
}
