package shikomi.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Check;

class AlertThresholdTest {
    private static List<Check> checks(int corrected, int kept, int aside) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < corrected + kept + aside; i++) {
            Check.Answer answer = i < corrected
                    ? Check.Answer.CORRECTED
                    : i < corrected + kept ? Check.Answer.KEPT : Check.Answer.ASIDE;
            checks.add(new Check(618, 62, 6, answer));
        }
        return checks;
    }

    @Test
    void a_few_answers_or_many_corrections_leave_the_bar_where_it_starts() {
        assertThat(AlertThreshold.of(List.of())).isEqualTo(AlertThreshold.START);
        assertThat(AlertThreshold.of(checks(0, 9, 20))).isEqualTo(AlertThreshold.START);
        assertThat(AlertThreshold.of(checks(3, 7, 0))).isEqualTo(AlertThreshold.START);
        assertThat(AlertThreshold.of(checks(50, 1, 0))).isEqualTo(AlertThreshold.START);
    }

    @Test
    void many_questions_that_caught_nothing_raise_it() {
        AlertThreshold raised = AlertThreshold.of(checks(1, 9, 5));
        assertThat(raised.chance()).isCloseTo(AlertThreshold.START.chance() / 3, within(1e-12));
        assertThat(raised.odds()).isCloseTo(AlertThreshold.START.odds() * 3, within(1e-12));
        assertThat(AlertThreshold.of(checks(0, 10, 0)).odds()).isGreaterThan(raised.odds());
    }
}
