package shikomi.plan;

/** Decides what to try next. The same request gets the same plan. */
public interface Planner {
    Plan propose(PlanRequest request);
}
