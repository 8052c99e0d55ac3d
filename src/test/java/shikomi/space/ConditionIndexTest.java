package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.math.RandomStream;

class ConditionIndexTest {
    private static final Space SPACE = new Space(
            List.of(
                    new Parameter.Continuous("x", -1e6, 1e6, null, Scale.LINEAR, null),
                    new Parameter.Categorical("solvent", List.of("DMF", "水"), null)),
            List.of(),
            List.of());

    private static Point point(double x, String solvent) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("x", Value.of(x));
        values.put("solvent", Value.of(solvent));
        return new Point(values);
    }

    /** Numbers of many magnitudes, often equal to 12 digits but not to 15, and names in two normal forms. */
    private static List<Point> points(long seed) {
        RandomStream random = RandomStream.of(seed);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            double few = random.below(40) - 20;
            double scale = Math.pow(10, random.below(13) - 7);
            double tiny = List.of(0.0, 1e-14, 3e-13, 4e-12, 2e-11).get(random.below(5));
            points.add(point(few * scale * (1 + tiny), random.below(2) == 0 ? "DMF" : "ＤＭＦ"));
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void it_has_the_same_conditions_as_a_map(long seed) {
        List<Point> points = points(seed);
        Map<Condition, Integer> map = new LinkedHashMap<>();
        ConditionIndex index = new ConditionIndex(SPACE, points);
        for (int row = 0; row < points.size(); row++) {
            boolean isNew = map.putIfAbsent(SPACE.condition(points.get(row)), row) == null;
            assertThat(index.add(row, points.get(row))).isEqualTo(isNew);
        }
        assertThat(index.size()).isEqualTo(map.size());
        List<Integer> rows = new ArrayList<>(map.values());
        for (int entry = 0; entry < index.size(); entry++) {
            assertThat(index.row(entry)).isEqualTo(rows.get(entry));
            assertThat(index.find(SPACE.condition(points.get(rows.get(entry))))).hasValue(entry);
        }
    }

    @Test
    void a_condition_that_was_not_added_is_not_found() {
        List<Point> points = List.of(point(0.1, "DMF"), point(0.3, "水"));
        ConditionIndex index = new ConditionIndex(SPACE, points);
        assertThat(index.find(SPACE.condition(points.getFirst()))).isEqualTo(OptionalInt.empty());
        index.add(0, points.getFirst());
        assertThat(index.find(SPACE.condition(point(0.1, "水")))).isEmpty();
        assertThat(index.find(SPACE.condition(point(0.1 + 1e-15, "ＤＭＦ")))).hasValue(0);
    }
}
