package shikomi.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.acquisition.Pool;
import shikomi.acquisition.Search;
import shikomi.campaign.Proposal;
import shikomi.model.CampaignModel;
import shikomi.model.ModelHealth;
import shikomi.model.ModelSpec;
import shikomi.model.ObjectiveModel;
import shikomi.space.Space;

/**
 * The default planner: a start design, then the experiments that an {@link Engine} prefers, for one objective that is
 * maximised or minimised. {@link Scope} reports beforehand which recipes it cannot plan with.
 */
public final class StandardPlanner implements Planner {
    private final Engine engine;
    private final boolean withStart;

    public StandardPlanner() {
        this(Engine.STANDARD);
    }

    /** A planner with another engine. */
    public StandardPlanner(Engine engine) {
        this(engine, true);
    }

    private StandardPlanner(Engine engine, boolean withStart) {
        this.engine = engine;
        this.withStart = withStart;
    }

    /** A planner for searches whose start was chosen elsewhere: it uses the model from the first numeric result on. */
    public static StandardPlanner withoutStart(Engine engine) {
        return new StandardPlanner(engine, false);
    }

    @Override
    public CampaignModel fit(PlanRequest request) {
        return CampaignModel.fit(request.recipe(), request.results(), request.sources(), spec(request), request.seed());
    }

    /** A pool's rows cannot be measured again, so that a doubt about one could never be settled. */
    private ModelSpec spec(PlanRequest request) {
        return request.pool() == null ? engine.model() : engine.model().believingAll();
    }

    @Override
    public Plan propose(PlanRequest request, CampaignModel model) {
        Scope.require(request.recipe());
        long begun = System.nanoTime();
        Space space = request.recipe().space();
        @Nullable Pool pool = request.pool() == null ? null : new Pool(space, request.pool());
        Search search = pool == null
                ? Search.in(
                        space, model.improved().map(ObjectiveModel::bestFirst).orElse(List.of()))
                : Search.in(space, pool);
        List<Proposal> batch = new BatchBuilder(policies(request, model, search)).batch(request, model, search);
        double seconds = (System.nanoTime() - begun) / 1e9;
        ModelHealth health = model.health();
        return new Plan(
                batch,
                health,
                model.improved().map(ObjectiveModel::verdicts).orElse(List.of()),
                PlanNotes.of(request, model, health, pool, batch),
                new Plan.Timings(0, seconds));
    }

    /** The policies in order; replays on a measured pool use no policy that repeats a condition. */
    private List<Policy> policies(PlanRequest request, CampaignModel model, Search search) {
        SequentialGreedy greedy = new SequentialGreedy(model, engine.utility(), search);
        Insurance insurance = new Insurance(model, engine.utility(), search);
        UntriedChoices untried = new UntriedChoices(greedy);
        Explore explore = new Explore(greedy, request.pool() == null);
        if (!withStart) {
            return List.of(StartDesign.untilNumbers(request, model), insurance, untried, explore, greedy);
        }
        StartDesign start = StartDesign.of(request, model);
        ColdStart cold = new ColdStart(model, start, greedy);
        return request.pool() != null
                ? List.of(cold, start, insurance, untried, explore, greedy)
                : List.of(
                        new Verify(request),
                        cold,
                        start,
                        new CheckDoubtful(),
                        new Confirm(),
                        insurance,
                        untried,
                        explore,
                        greedy,
                        new Contenders());
    }
}
