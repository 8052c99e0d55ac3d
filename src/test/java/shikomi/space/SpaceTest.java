package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.message.Language;
import shikomi.message.Suggestion;

class SpaceTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.Continuous("材料１", 0, 1, 0.1, Scale.LINEAR, null),
            new Parameter.Continuous("P3HT content (%)", 0, 1, 0.1, Scale.LINEAR, null),
            new Parameter.Continuous("T", 80, 180, 5.0, Scale.LINEAR, null),
            new Parameter.Categorical("solvent", List.of("NO", "010", "DMSO"), null),
            new Parameter.Context("humidity", null));

    private static Space with(String... rules) {
        return new Space(
                PARAMETERS,
                List.of(new Mixture("m", List.of("材料1", "P3HT content (%)"), 1, null)),
                java.util.Arrays.stream(rules).map(Constraint::new).toList());
    }

    private static Point point(double first, double second, double t, String solvent) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("材料１", Value.of(first));
        values.put("P3HT content (%)", Value.of(second));
        values.put("T", Value.of(t));
        values.put("solvent", Value.of(solvent));
        return new Point(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`材料１` <= 0.5 * `P3HT content (%)`",
                "材料1 <= 0.5 * `P3HT content (%)`",
                "T / 100 >= 1 - 2 * `材料１`",
                "0.5 * (T + 20) = 60 + 0 * 材料１",
                "(材料１ + T) / 3 <= T ^ 1"
            })
    void linear_rules_are_recognised(String rule) {
        assertThat(with(rule).unplannable()).isEmpty();
    }

    /** Names that an expression would read as operators, functions, constants or more than one word. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AND", "or", "Not", "NOT", "MAX", "sqrt", "E", "TRUE", "材料 ２", "a <= b", "v0", "x`y", "0.5", "'a'"
            })
    void any_name_works_in_backticks(String name) {
        List<Parameter> named = List.of(
                new Parameter.Continuous(name, 0, 1, 0.1, Scale.LINEAR, null),
                new Parameter.Continuous("T", 0, 1, 0.1, Scale.LINEAR, null),
                new Parameter.Categorical("AND NOT", List.of("x", "y"), null));
        String quoted = "`" + name.replace("`", "``") + "`";
        Space space = new Space(
                named,
                List.of(),
                List.of(
                        new Constraint(quoted + " <= 0.5 * T"),
                        new Constraint(quoted + " >= 0.2", "`AND NOT` = 'x' AND NOT(" + quoted + " > 0.8)", null)));
        assertThat(space.broken(point(name, 0.3, "x"))).isEmpty();
        assertThat(space.broken(point(name, 0.6, "x"))).isPresent();
        assertThat(space.broken(point(name, 0.1, "x"))).isPresent();
        assertThat(space.broken(point(name, 0.1, "y"))).isEmpty();
    }

    private static Point point(String name, double first, String choice) {
        return new Point(Map.of(name, Value.of(first), "T", Value.of(1), "AND NOT", Value.of(choice)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"T <= 9 ^ 9999999", "T <= ((9 ^ 99) ^ 99) ^ 99", "T <= 1e99 ^ 99"})
    void a_power_that_would_take_minutes_is_not_computed(String rule) {
        Point point = point(0.5, 0.5, 80, "NO");
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(with(rule).broken(point)).isPresent());
    }

    @Test
    void chance_and_factorials_are_no_part_of_a_rule() {
        for (String function : List.of("RANDOM()", "FACT(100000)")) {
            assertThat(Space.problems(new Constraint("T <= " + function), PARAMETERS, "r:1"))
                    .extracting(p -> p.message().in(Language.EN))
                    .containsExactly("The expression “" + function + "” cannot be read: Undefined function '"
                            + function.substring(0, function.indexOf('(')) + "'.");
        }
    }

    @Test
    void a_number_beyond_all_measure_is_told() {
        assertThat(Space.problems(new Constraint("T <= 1e999999999 + 1"), PARAMETERS, "r:1"))
                .extracting(p -> p.message().in(Language.EN))
                .containsExactly("The expression “1e999999999 + 1” cannot be read: the exponent of 1e999999999 has more"
                        + " than two digits.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"材料１ * T <= 3", "T / 材料１ <= 3", "材料１ ^ 2 <= 0.5", "SQRT(T) <= 12", "MAX(T, 材料１) <= 150"})
    void other_rules_are_told_apart(String rule) {
        assertThat(with(rule).unplannable()).singleElement().isInstanceOf(Restriction.Rule.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T | The constraint “T” needs exactly one of <=, >=, = and !=. Write it like this: Cs <= 0.3 + 0.5 * FA.",
                "1 <= T <= 3 | The constraint “1 <= T <= 3” needs exactly one of <=, >=, = and !=. Write it like this: Cs <= 0.3 + 0.5 * FA.",
                "T < 3 | The constraint “T < 3” needs exactly one of <=, >=, = and !=. Write it like this: Cs <= 0.3 + 0.5 * FA.",
                "solvent != DMSO | The constraint uses “DMSO”, which is not a parameter that the lab sets. Put choices in quotes: 'DMSO'.",
                "solvant <= 3 | The constraint uses “solvant”, which is not a parameter that the lab sets. Did you mean “solvent”?",
                "humidity <= 3 | The constraint uses “humidity”, which is not a parameter that the lab sets. Check the spelling.",
            })
    void a_mistake_in_a_rule_is_said_with_its_place(String rule, String expected) {
        assertThat(Space.problems(new Constraint(rule), PARAMETERS, "recipe.yaml:9"))
                .extracting(p -> p.in(Language.EN))
                .containsExactly("recipe.yaml:9: " + expected);
    }

    @Test
    void an_expression_that_cannot_be_read_is_said() {
        assertThat(Space.problems(new Constraint("T <= 3 +"), PARAMETERS, "r:1"))
                .singleElement()
                .satisfies(p -> assertThat(p.in(Language.EN)).startsWith("r:1: The expression “3 +” cannot be read: "));
    }

    @Test
    void facts_may_miss_a_step_and_a_total_by_two_per_cent() {
        assertThat(with().broken(point(0.333, 0.68, 81, "NO"))).isEmpty();
        assertThat(with().broken(point(0.3, 0.6, 100, "NO"))).containsInstanceOf(Restriction.Total.class);
        assertThat(with().broken(point(0.3, 0.7, 190, "NO"))).containsInstanceOf(Restriction.High.class);
        assertThat(with().broken(point(0.3, 0.7, 20, "NO"))).containsInstanceOf(Restriction.Low.class);
    }

    @Test
    void rules_are_kept_by_facts_too_also_those_with_a_when() {
        Space space = new Space(PARAMETERS, List.of(), List.of(new Constraint("T <= 150", "solvent = 'DMSO'", null)));
        assertThat(space.broken(point(0.3, 0.7, 170, "NO"))).isEmpty();
        assertThat(space.broken(point(0.3, 0.7, 170, "DMSO"))).isPresent();
        assertThat(space.broken(point(0.3, 0.7, 150, "DMSO"))).isEmpty();
    }

    @Test
    void how_many_components_may_be_active_binds_pool_rows() {
        Space space = new Space(
                PARAMETERS,
                List.of(new Mixture("m", List.of("材料１", "P3HT content (%)"), 1, new Mixture.Count(1, 1))),
                List.of());
        assertThat(space.broken(point(1, 0, 100, "NO"))).isEmpty();
        assertThat(space.broken(point(0.3, 0.7, 100, "NO"))).containsInstanceOf(Restriction.Active.class);
        assertThat(space.unplannable()).singleElement().isInstanceOf(Restriction.Active.class);
    }

    @Test
    void conditions_are_equal_to_twelve_digits_and_after_nfkc() {
        Space space = with();
        assertThat(space.condition(point(0.1 + 0.2, 0.7, 100, "０１０")))
                .isEqualTo(space.condition(point(0.3, 0.7, 100.0, " 010")));
        assertThat(space.condition(point(0.30001, 0.7, 100, "NO")))
                .isNotEqualTo(space.condition(point(0.3, 0.7, 100, "NO")));
    }

    @Test
    void the_size_of_the_grid_is_said_without_building_it() {
        Space space = new Space(
                java.util.stream.IntStream.range(0, 20)
                        .<Parameter>mapToObj(i -> new Parameter.Continuous("p" + i, 0, 1, null, Scale.LINEAR, null))
                        .toList(),
                List.of(),
                List.of());
        assertThat(space.gridSize())
                .isEqualTo(java.math.BigInteger.valueOf(10_001).pow(20));
    }

    @ParameterizedTest
    @CsvSource({"contraints, constraints", "paramters, parameters", "gaol, goal", "Kind, kind"})
    void a_misspelt_word_gets_a_suggestion(String given, String meant) {
        Suggestion suggestion = Suggestion.of(given, List.of("parameters", "constraints", "goal", "kind", "budget"));
        assertThat(suggestion.message().in(Language.EN)).isEqualTo("Did you mean “" + meant + "”?");
    }
}
