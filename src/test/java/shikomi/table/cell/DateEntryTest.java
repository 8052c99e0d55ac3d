package shikomi.table.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates with a year of two digits, which stands first in some countries and last in others. */
class DateEntryTest {
    private static DateEntry read(String text, DateOrder order) {
        return DateEntry.read(text, order);
    }

    @Test
    void a_date_whose_first_and_last_number_may_be_the_year_has_two_readings() {
        LocalDate dayFirst = LocalDate.of(2025, 5, 24);
        LocalDate monthFirst = LocalDate.of(2024, 5, 25);
        assertThat(read("24.05.25", DateOrder.UNKNOWN)).isEqualTo(new DateEntry.Ambiguous(dayFirst, monthFirst));
        assertThat(read("24.05.25", DateOrder.DAY_FIRST)).isEqualTo(new DateEntry.Read(dayFirst));
        assertThat(read("24.05.25", DateOrder.MONTH_FIRST)).isEqualTo(new DateEntry.Read(monthFirst));
    }

    @ParameterizedTest
    @CsvSource({
        "25.05.04, 2025-05-04", // 2004 is before such tables were written
        "04.05.25, 2025-05-04",
        "01.05.2024, 2024-05-01",
        "1.5.24, 2024-05-01",
        "31.12.98, 1998-12-31",
        "25.25.04, ",
    })
    void a_date_with_one_likely_reading_is_read(String text, LocalDate date) {
        assertThat(read(text, DateOrder.UNKNOWN))
                .isEqualTo(date == null ? new DateEntry.Unreadable() : new DateEntry.Read(date));
    }

    @Test
    void one_date_decides_for_its_column() {
        assertThat(DateOrder.of(List.of("24.05.25", "04.05.25"))).isEqualTo(DateOrder.DAY_FIRST);
        assertThat(DateOrder.of(List.of("24.05.25", "25.05.04"))).isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(DateOrder.of(List.of("24.05.25", "23.05.24"))).isEqualTo(DateOrder.UNKNOWN);
        assertThat(DateOrder.of(List.of("5/6/24", "03.05.2024"))).isEqualTo(DateOrder.UNKNOWN);
    }
}
