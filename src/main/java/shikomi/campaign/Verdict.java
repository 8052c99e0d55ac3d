package shikomi.campaign;

/** Whether an external source improves predictions of the lab's own data. */
public sealed interface Verdict {
    record Helps() implements Verdict {}

    record Neutral() implements Verdict {}

    record Hurts() implements Verdict {}

    record CannotTell() implements Verdict {}

    /** The code in files: {@code cannot tell}. */
    default String code() {
        return switch (this) {
            case Helps ignored -> "helps";
            case Neutral ignored -> "neutral";
            case Hurts ignored -> "hurts";
            case CannotTell ignored -> "cannot tell";
        };
    }
}
