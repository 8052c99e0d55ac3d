package shikomi.campaign;

import java.util.Locale;

/** The reason why an experiment cannot be made. */
public enum Obstacle {
    OUT_OF_STOCK,
    UNSAFE,
    EQUIPMENT,
    DOES_NOT_DISSOLVE,
    /** Another reason, stated in words. */
    OTHER;

    /** The code in forms and message keys: {@code out-of-stock}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
