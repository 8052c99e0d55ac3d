package shikomi.web.bench;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Result;
import shikomi.table.cell.DateEntry;
import shikomi.table.cell.DateOrder;
import shikomi.web.Visit;

/** The day on which a result was measured. */
final class DateField {
    static final String NAME = "date";

    private DateField() {}

    static LocalDate today(Visit visit) {
        return LocalDate.ofInstant(visit.now(), ZoneId.systemDefault());
    }

    /** The day that was typed; null if none was, or if it is refused. */
    static @Nullable LocalDate read(ResultForm form, LocalDate today) {
        String typed = form.value(NAME).strip();
        return switch (typed.isEmpty() ? null : DateEntry.read(typed, DateOrder.UNKNOWN)) {
            case null -> null;
            case DateEntry.Read(LocalDate date) -> possible(form, date, today);
            case DateEntry.Ambiguous(LocalDate dayFirst, LocalDate monthFirst) ->
                refused(form, "result.date-ambiguous", typed, dayFirst, monthFirst);
            case DateEntry.Unreadable() -> refused(form, "result.date-unreadable", typed);
        };
    }

    private static @Nullable LocalDate possible(ResultForm form, LocalDate date, LocalDate today) {
        return Result.isDayPossible(date, today) ? date : refused(form, "result.date-impossible", date, today);
    }

    private static @Nullable LocalDate refused(ResultForm form, String key, Object... arguments) {
        form.refuse(NAME, form.w(key, arguments));
        return null;
    }
}
