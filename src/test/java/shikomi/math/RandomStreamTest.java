package shikomi.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void a_child_does_not_depend_on_what_its_parent_drew() {
        RandomStream fresh = RandomStream.of(7);
        RandomStream used = RandomStream.of(7);
        used.uniform();
        used.gaussian();
        assertThat(used.child("start").uniform()).isEqualTo(fresh.child("start").uniform());
        assertThat(used.child(3).uniform()).isEqualTo(fresh.child(3).uniform());
    }

    @Test
    void children_of_different_names_differ() {
        Set<Double> seen = new HashSet<>();
        RandomStream root = RandomStream.of(1);
        for (int i = 0; i < 1000; i++) {
            assertThat(seen.add(root.child(i).uniform())).isTrue();
            assertThat(seen.add(root.child("name" + i).uniform())).isTrue();
        }
    }

    @Test
    void a_permutation_contains_every_number_once() {
        int[] order = RandomStream.of(2).permutation(100);
        int[] sorted = order.clone();
        Arrays.sort(sorted);
        assertThat(sorted).isEqualTo(java.util.stream.IntStream.range(0, 100).toArray());
        assertThat(order).isNotEqualTo(sorted);
    }
}
