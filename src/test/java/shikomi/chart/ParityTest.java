package shikomi.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Proposal.Expected;
import shikomi.model.ModelHealth;
import shikomi.space.Point;

class ParityTest {
    private static final Parity.Words WORDS = new Parity.Words("measured", "predicted", "average", "perfect");

    private static ObjectNode chart() {
        Point point = new Point(Map.of());
        return Parity.of(
                new ModelHealth.Check(
                        3.0,
                        9.0,
                        List.of(
                                new ModelHealth.LeftOut(point, 10, new Expected(14, 2)),
                                new ModelHealth.LeftOut(point, 30, new Expected(26, 4)))),
                "lifetime (h)",
                WORDS);
    }

    private static String data(int series) {
        return chart().at("/series/" + series + "/data").toString();
    }

    @Test
    void what_was_measured_lies_across_and_what_was_predicted_above_it() {
        assertThat(chart().at("/xAxis/name").asText()).isEqualTo("measured · lifetime (h)");
        assertThat(chart().at("/yAxis/name").asText()).isEqualTo("predicted");
        assertThat(data(1)).isEqualTo("[[10.0,14.0],[30.0,26.0]]");
    }

    @Test
    void bars_reach_one_sd_to_both_sides() {
        assertThat(data(0)).isEqualTo("[[10.0,12.0],[10.0,16.0],[\"-\",\"-\"],[30.0,22.0],[30.0,30.0],[\"-\",\"-\"]]");
    }

    @Test
    void perfect_predictions_lie_on_the_diagonal_and_the_average_is_the_same_for_all() {
        assertThat(data(2)).isEqualTo("[[10.0,10.0],[30.0,30.0]]");
        assertThat(data(3)).isEqualTo("[[10.0,20.0],[30.0,20.0]]");
    }

    @Test
    void a_screen_reader_is_told_what_it_shows() {
        assertThat(chart().at("/aria/enabled").asBoolean()).isTrue();
        assertThat(chart().at("/aria/label/description").asText()).isEqualTo("lifetime (h): measured, predicted");
    }
}
