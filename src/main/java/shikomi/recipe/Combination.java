package shikomi.recipe;

/** How two or more objectives to be improved are weighed against each other. */
public enum Combination {
    PARETO,
    DESIRABILITY
}
