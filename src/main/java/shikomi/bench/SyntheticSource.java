package shikomi.bench;

/** Synthetic external data with a known relation to a function f that is minimised. */
public enum SyntheticSource {
    /** The function 2.5 f(x + 0.05) + 7. */
    RELATED("related", Use.HELPS),
    /** The function 2.5 f(x) + 7, of which only the best 40 % were published. */
    BIASED("best 40 % published", Use.HELPS),
    /** The function −f(x), whose good points are bad ones of f. */
    INVERTED("inverted", Use.WITH_SIGN),
    /** The function f, shifted by a quarter of the range in the inputs that matter. */
    MISLEADING("misleading", Use.JUNK),
    /** Another smooth function. */
    UNRELATED("unrelated", Use.JUNK),
    /** The related source with a tenth of its values a thousand times too large. */
    UNIT_ERRORS("unit errors in 10 %", Use.JUNK),
    /** A set of five sources: one related, one misleading, three unrelated. */
    ONE_OF_FIVE("4 of 5 junk", Use.JUNK);

    /** The effect that a source is expected to have. */
    public enum Use {
        HELPS("helpful"),
        /** The source is informative through its opposite sign. */
        WITH_SIGN("opposite sign"),
        /** The source is uninformative and should not hurt. */
        JUNK("junk");

        private final String label;

        Use(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private final String label;
    private final Use use;

    SyntheticSource(String label, Use use) {
        this.label = label;
        this.use = use;
    }

    public String label() {
        return label;
    }

    public Use use() {
        return use;
    }
}
