package shikomi.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.math.RandomStream;

class IntervalTest {
    @Test
    void the_ratio_is_the_geometric_mean_over_tasks() {
        Interval interval = Interval.of(List.of(
                new Interval.Task(new double[] {2, 2}, new double[] {1, 1}),
                new Interval.Task(new double[] {1, 3}, new double[] {4, 4})));
        assertThat(interval.ratio()).isCloseTo(1, within(1e-12)); // √(2 · ½)
    }

    @Test
    void arms_that_are_equal_have_no_spread() {
        Interval interval = Interval.of(List.of(new Interval.Task(new double[] {1, 5, 2}, new double[] {1, 5, 2})));
        assertThat(interval).isEqualTo(new Interval(1, 1, 1));
    }

    /** Of 60 suites whose true ratio is 1.2, about 57 intervals hold it. */
    @Test
    void it_holds_the_truth_as_often_as_it_says() {
        int held = 0;
        for (int suite = 0; suite < 60; suite++) {
            RandomStream random = RandomStream.of(suite);
            List<Interval.Task> tasks = new ArrayList<>();
            for (int t = 0; t < 20; t++) {
                double task = Math.exp(Math.log(1.2) + 0.1 * random.gaussian());
                double[] ours = new double[20];
                double[] theirs = new double[20];
                for (int s = 0; s < 20; s++) {
                    theirs[s] = Math.exp(0.2 * random.gaussian());
                    ours[s] = task * Math.exp(0.2 * random.gaussian());
                }
                tasks.add(new Interval.Task(ours, theirs));
            }
            Interval interval = Interval.of(tasks);
            held += interval.low() <= 1.2 && 1.2 <= interval.high() ? 1 : 0;
        }
        assertThat(held).isBetween(50, 60);
    }
}
