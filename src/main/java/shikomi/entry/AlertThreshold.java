package shikomi.entry;

import java.util.List;
import shikomi.campaign.Check;

/**
 * The threshold at which a typed value is questioned.
 *
 * @param chance a value with a smaller tail probability is questioned
 * @param odds a value is questioned if an entry error is more than this many times as likely as a correct value
 */
public record AlertThreshold(double chance, double odds) {
    /**
     * The threshold before any answers: a value is questioned if an entry error is at least a sixteenth as likely as a
     * correct value. In {@code bench guard}, 1.5 % of correct values are questioned then; 1.9 % at a twenty-fourth, which
     * finds 0.8 % more of the errors but questions values with a chance of one in six.
     */
    public static final AlertThreshold START = new AlertThreshold(1e-3, 1.0 / 16);

    /** The fewest answers from which the share of justified questions is estimated. Set by judgement. */
    private static final int ENOUGH = 10;

    /** The share of questions that should lead to a correction. Set by judgement. */
    private static final double WORTH = 0.3;

    /**
     * The threshold after the answers so far: if less than 30 % of at least 10 questioned values were corrected,
     * questions are too frequent, and the threshold is raised by the factor by which that share was missed. Values set
     * aside are not decided yet and do not count.
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
