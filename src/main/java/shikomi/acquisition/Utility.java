package shikomi.acquisition;

import shikomi.model.CampaignModel;

/**
 * An acquisition function: the utility of an experiment under a model; only the order of utilities matters. Immutable.
 */
public interface Utility {

    /** The utility of each row of X, {@code m×d}; −∞ for those that must not be chosen. */
    double[] at(double[][] X);

    /** The utility at one row; overwrites {@code gradient} by its gradient, 0 for categories. */
    double at(double[] x, double[] gradient);

    /**
     * The utility once the model's own means have been observed, without noise, at the rows of X, {@code m×d}.
     *
     * <p>The kriging believer of Ginsbourger, Le Riche & Carraro, in Computational Intelligence in Expensive
     * Optimization Problems (2010) 131, section 3.2.1.
     */
    Utility believing(double[][] X);

    /** A kind of acquisition function, which can be built for any model. */
    @FunctionalInterface
    interface Kind {
        /**
         * The acquisition function for the optimised objective.
         *
         * @param often whether to use the surrogates' faster approximations, for a search with many evaluations
         */
        Utility over(CampaignModel model, boolean often);
    }
}
