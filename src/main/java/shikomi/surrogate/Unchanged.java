package shikomi.surrogate;

/** The scale of the observations themselves. */
record Unchanged() implements Warp {
    @Override
    public double change(double z) {
        return z;
    }

    @Override
    public double back(double w) {
        return w;
    }

    @Override
    public double logSlope(double z) {
        return 0;
    }

    @Override
    public Prediction back(Prediction normal) {
        return normal;
    }
}
