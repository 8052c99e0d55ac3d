package shikomi.entry;

import java.util.List;
import shikomi.campaign.Check;

/**
 * When a value is asked about.
 *
 * @param chance a value that is less likely than this is asked about
 * @param odds a slip that is so many times as likely as a right value is asked about
 */
public record AlertThreshold(double chance, double odds) {
    /** Where nothing was asked yet: a slip that is a sixteenth as likely as a right value is worth a question. */
    public static final AlertThreshold START = new AlertThreshold(1e-3, 1.0 / 16);

    private static final int ENOUGH = 10;
    private static final double WORTH = 0.3;

    /**
     * After what was asked so far: where less than 30 % of at least 10 values were corrected, people are asked too often, and
     * the bar is raised as many times as that share was missed by. Values kept aside are not decided yet.
     */
    public static AlertThreshold of(List<Check> checks) {
        double corrected = checks.stream()
                .filter(check -> check.answer() == Check.Answer.CORRECTED)
                .count();
        double decided = checks.stream()
                .filter(check -> check.answer() != Check.Answer.ASIDE)
                .count();
        if (decided < ENOUGH || corrected >= WORTH * decided) {
            return START;
        }
        double missed = WORTH * decided / Math.max(corrected, 0.5);
        return new AlertThreshold(START.chance / missed, START.odds * missed);
    }
}
