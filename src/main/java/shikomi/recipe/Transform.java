package shikomi.recipe;

/** On which scale a property is modelled. */
public enum Transform {
    /** Left out in the recipe: chosen on the data. */
    CHOSEN,
    LOG,
    NONE
}
