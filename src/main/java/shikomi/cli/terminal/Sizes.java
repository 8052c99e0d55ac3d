package shikomi.cli.terminal;

/** Checks the range of options that specify a count. */
public final class Sizes {
    /** The largest count accepted; larger numbers are presumably typing errors. Set by judgement. */
    private static final int MOST = 100_000;

    private Sizes() {}

    /**
     * Returns the number if it is in range.
     *
     * @throws CommandFailure if it is not
     */
    public static int checked(String option, int number, Console console) {
        if (number < 1 || number > MOST) {
            throw console.failure(option, "cli.size", number, MOST);
        }
        return number;
    }
}
