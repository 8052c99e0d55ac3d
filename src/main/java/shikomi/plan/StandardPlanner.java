package shikomi.plan;

import java.util.List;
import shikomi.campaign.Proposal;
import shikomi.model.CampaignModel;

/**
 * The default planner: a start design, then the experiments that an {@link Engine} prefers, for one objective that is
 * maximised or minimised. {@link Scope} says beforehand what it cannot plan.
 */
public final class StandardPlanner implements Planner {
    private final Engine engine;
    private final boolean withStart;

    public StandardPlanner() {
        this(Engine.STANDARD, true);
    }

    private StandardPlanner(Engine engine, boolean withStart) {
        this.engine = engine;
        this.withStart = withStart;
    }

    /** A planner that models from the first result on, for the start was chosen by somebody else. */
    public static StandardPlanner withoutStart(Engine engine) {
        return new StandardPlanner(engine, false);
    }

    @Override
    public Plan propose(PlanRequest request) {
        long begun = System.nanoTime();
        CampaignModel models = CampaignModel.of(
                request.recipe(), request.results(), request.sources(), engine.model(), request.seed());
        long fitted = System.nanoTime();
        BatchBuilder choosing = new BatchBuilder(request, models, engine, withStart);
        List<Proposal> batch = choosing.batch();
        long chosen = System.nanoTime();
        return new Plan(
                batch,
                models.health(),
                models.verdicts(Scope.planned(request.recipe()).name()),
                PlanNotes.of(request, models, choosing.candidates(), batch.size()),
                new Plan.Timings((fitted - begun) / 1e9, (chosen - fitted) / 1e9));
    }
}
