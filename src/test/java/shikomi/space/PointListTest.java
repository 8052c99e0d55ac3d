package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;

class PointListTest {
    @Test
    void points_come_back_as_they_were_added() {
        RandomStream random = RandomStream.of(1);
        List<Point> points = new ArrayList<>();
        PointList.Builder builder = new PointList.Builder();
        for (int i = 0; i < 1000; i++) {
            Map<String, Value> values = new LinkedHashMap<>();
            values.put("x", Value.of(random.gaussian()));
            values.put("solvent", Value.of("S" + random.below(5)));
            if (i % 3 == 0) {
                values.put("operator", i % 2 == 0 ? Value.of("Sato") : Value.of(i));
            }
            points.add(new Point(values));
            builder.add(points.getLast());
        }
        PointList list = builder.build();
        assertThat(list).isEqualTo(points);
        assertThat(list.get(0).values().keySet()).containsExactly("x", "solvent", "operator");
        assertThatThrownBy(() -> list.get(1000)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(new PointList.Builder().build()).isEmpty();
    }
}
