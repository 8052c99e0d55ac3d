package shikomi.recipe;

/** The scale on which an objective is modelled. */
public enum Transform {
    /** Not stated in the recipe; chosen from the data. */
    CHOSEN,
    LOG,
    NONE
}
