package shikomi.surrogate;

/** A monotone change of the scale of the observations. */
sealed interface Warp permits YeoJohnson, Focus {

    /** w of z. */
    double change(double z);

    /** z of w, the nearest z where none gives this w. */
    double back(double w);

    /** ln dw/dz. */
    double logSlope(double z);
}
