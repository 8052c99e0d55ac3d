package shikomi.campaign;

/** One outcome of one experiment. */
public record Measurement(String objective, int replicate, Outcome outcome) {
    public Measurement {
        if (replicate < 1) {
            throw new IllegalArgumentException("Replicates count from 1, not " + replicate);
        }
    }
}
