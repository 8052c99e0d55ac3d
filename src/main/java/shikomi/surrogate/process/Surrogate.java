package shikomi.surrogate.process;

/** A model that stands in for the experiment. Rows of inputs are as it was trained on. */
public interface Surrogate {

    /** The true value at the rows of {@code X}, {@code m×d}. */
    Prediction predict(double[][] X);

    /** Mean and variance at one row with their gradients, 0 for categories and wherever the model is a staircase. */
    PredictionGradient gradient(double[] x);

    /** The variance that one measurement adds to the true value. */
    double noiseVariance();

    /** Each condition predicted by the others. */
    LeaveOneOut leaveOneOut();

    /** The variance that observations of one day share; 0 where it does not tell days apart. */
    default double dayVariance() {
        return 0;
    }

    /** This model, or one much like it that answers faster, for a search that asks often. */
    default Surrogate fast() {
        return this;
    }

    /** This model after its own mean has been believed at the rows of {@code X}, {@code m×d}, without noise. */
    Surrogate believing(double[][] X);
}
