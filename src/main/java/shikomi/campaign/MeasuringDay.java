package shikomi.campaign;

import java.time.LocalDate;

/** The days on which a result can have been measured. */
public final class MeasuringDay {
    /** The first day that is taken for a day of measurement; an earlier year is a slip. Set by judgement. */
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    private MeasuringDay() {}

    /** Whether a result can be from a day. Tomorrow is allowed, because it has begun elsewhere. */
    public static boolean isPossible(LocalDate day, LocalDate today) {
        return !day.isBefore(EARLIEST) && day.toEpochDay() <= today.toEpochDay() + 1;
    }
}
