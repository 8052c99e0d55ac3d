package shikomi.recipe;

/** How two or more objectives are combined. */
public enum Combination {
    PARETO,
    DESIRABILITY
}
