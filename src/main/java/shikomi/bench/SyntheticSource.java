package shikomi.bench;

/** Synthetic external data with a known relation to a function f that is minimised. */
public enum SyntheticSource {
    /** 2.5 f(x + 0.05) + 7. */
    RELATED("related", Use.HELPS),
    /** 2.5 f(x) + 7, and only the best 40 % were published. */
    BIASED("best 40 % published", Use.HELPS),
    /** −f(x): what is good there is bad here. */
    INVERTED("inverted", Use.WITH_SIGN),
    /** f shifted by a quarter of the range of those inputs that matter. */
    MISLEADING("misleading", Use.JUNK),
    /** Another smooth function. */
    UNRELATED("unrelated", Use.JUNK),
    /** The related one with a tenth of its values a thousand times too large. */
    UNIT_ERRORS("unit errors in 10 %", Use.JUNK),
    /** Five sources: one related, one misleading, three unrelated. */
    ONE_OF_FIVE("4 of 5 junk", Use.JUNK);

    /** The effect that is expected of it. */
    public enum Use {
        HELPS("helpful"),
        /** Its sign is information. */
        WITH_SIGN("opposite sign"),
        /** It should not hurt. */
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
