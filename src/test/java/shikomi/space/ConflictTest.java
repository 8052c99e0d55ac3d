package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shikomi.math.LinearProgram;
import shikomi.message.Language;

class ConflictTest {
    private static List<String> words(Space space) {
        return Conflict.in(space).orElseThrow().stream()
                .map(r -> r.message().in(Language.EN))
                .toList();
    }

    private static Parameter between(String name, double low, double high, double step) {
        return new Parameter.Continuous(name, low, high, step, Scale.LINEAR, null);
    }

    @Test
    void names_the_limits_that_leave_too_little() {
        Space space = new Space(
                List.of(between("Cs", 0, 0.2, 0.01), between("MA", 0, 0.3, 0.01), between("T", 80, 180, 5)),
                List.of(new Mixture("cation", List.of("Cs", "MA"), 1, null)),
                List.of(new Constraint("T <= 100")));
        assertThat(words(space))
                .containsExactlyInAnyOrder(
                        "“Cs” is at most 0.2", "“MA” is at most 0.3", "mixture “cation”: Cs + MA = 1");
    }

    @Test
    void names_steps_that_can_never_add_up() {
        Space space = new Space(
                List.of(between("a", 0, 1, 0.3), between("b", 0, 1, 0.3)),
                List.of(new Mixture("m", List.of("a", "b"), 1, null)),
                List.of());
        assertThat(words(space))
                .containsExactlyInAnyOrder(
                        "mixture “m”: a + b = 1", "“a” changes in steps of 0.3", "“b” changes in steps of 0.3");
    }

    @Test
    void names_listed_values_that_miss_a_limit() {
        Space space = new Space(
                List.of(new Parameter.Discrete("spin", List.of(1000.0, 2000.0), null)),
                List.of(),
                List.of(new Constraint("spin >= 1200"), new Constraint("spin <= 1800")));
        assertThat(words(space))
                .containsExactlyInAnyOrder(
                        "“spin” takes only the listed values",
                        "constraint “spin >= 1200”",
                        "constraint “spin <= 1800”");
    }

    @Test
    void a_space_of_two_constraints_that_contradict_each_other() {
        Space space = new Space(
                List.of(between("a", 0, 1, 0.1), between("b", 0, 1, 0.1)),
                List.of(),
                List.of(new Constraint("a >= b + 0.2"), new Constraint("b >= a"), new Constraint("a <= 0.9")));
        assertThat(words(space)).containsExactlyInAnyOrder("constraint “a >= b + 0.2”", "constraint “b >= a”");
    }

    @Test
    void agrees_with_brute_force_and_is_irreducible() {
        int conflicts = 0;
        for (long seed = 0; seed < 300; seed++) {
            Space space = RandomSpaces.of(seed);
            Optional<List<Restriction>> conflict = Conflict.in(space);
            assertThat(conflict.isPresent())
                    .as("seed %d: %s", seed, space)
                    .isEqualTo(RandomSpaces.all(space).isEmpty());
            if (conflict.isPresent()) {
                conflicts++;
                assertIrreducible(space, conflict.get(), seed);
            }
        }
        assertThat(conflicts).isGreaterThan(20);
    }

    /** With only these limits nothing is possible; without any one of them something is. */
    private static void assertIrreducible(Space space, List<Restriction> conflict, long seed) {
        assertThat(isEmpty(space, conflict))
                .as("seed %d: the set %s conflicts", seed, conflict)
                .isTrue();
        for (Restriction one : conflict) {
            List<Restriction> fewer = new ArrayList<>(conflict);
            fewer.remove(one);
            assertThat(isEmpty(space, fewer))
                    .as("seed %d: %s without %s", seed, conflict, one)
                    .isFalse();
        }
    }

    private static boolean isEmpty(Space space, List<Restriction> inForce) {
        Set<Restriction> without = new HashSet<>();
        space.numeric().forEach(p -> {
            without.add(new Restriction.Low(p));
            without.add(new Restriction.High(p));
            without.add(new Restriction.Steps(p));
        });
        space.linearLimits().forEach(limit -> without.add(limit.source()));
        inForce.forEach(without::remove);
        return new GridProgram(space.numeric(), space.linearLimits(), without).solve()
                instanceof LinearProgram.Result.Infeasible;
    }

    @Test
    void a_space_without_limits_is_never_in_conflict() {
        assertThat(Conflict.in(new Space(List.of(between("a", 0, 1, 0.1)), List.of(), List.of())))
                .isEmpty();
    }
}
