package shikomi.cli.terminal;

/** The range of options that count something. */
public final class Sizes {
    /** Larger numbers are slips of the pen. Set by judgement. */
    private static final int MOST = 100_000;

    private Sizes() {}

    /**
     * The number, where it is in range.
     *
     * @throws CommandFailure where it is not
     */
    public static int checked(String option, int number, Console console) {
        if (number < 1 || number > MOST) {
            throw console.failure(option, "cli.size", number, MOST);
        }
        return number;
    }
}
