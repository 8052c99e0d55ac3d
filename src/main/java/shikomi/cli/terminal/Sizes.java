package shikomi.cli.terminal;

/** Numbers of options that count something. */
public final class Sizes {
    private static final int MOST = 100_000;

    private Sizes() {}

    /** The number, where it is one that can be counted. */
    public static int checked(String option, int number, Console console) {
        if (number < 1 || number > MOST) {
            throw console.failure(option, "cli.size", number, MOST);
        }
        return number;
    }
}
