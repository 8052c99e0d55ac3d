package shikomi.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shikomi.math.RandomStream;
import shikomi.message.Language;

/** Rules over one choice can be planned with: what they forbid is never drawn, reached or rounded to. */
class ChoiceRulesTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.Continuous("T", 80, 180, 5.0, Scale.LINEAR, null),
            new Parameter.Categorical("溶媒", List.of("水", "ＤＭＦ", "DMSO"), null));

    private static Space with(String... rules) {
        return new Space(
                PARAMETERS, List.of(), Arrays.stream(rules).map(Constraint::new).toList());
    }

    private static Point point(String solvent) {
        return new Point(Map.of("T", Value.of(100), "溶媒", Value.of(solvent)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"溶媒 != 'DMSO'", "`溶媒` <> \"ＤＭＳＯ\"", "溶媒 ≠ 'DMSO'", "'DMSO' != 溶媒"})
    void a_choice_that_is_forbidden_is_never_drawn(String rule) {
        Space space = with(rule);
        assertThat(space.unplannable()).isEmpty();
        assertThat(space.broken(point("DMSO"))).containsInstanceOf(Restriction.Rule.class);
        assertThat(space.broken(point("ＤＭＦ"))).isEmpty();
        assertThat(space.gridSize()).isEqualTo(42);
        Region region = new Region(space);
        assertThat(region.sample(300, RandomStream.of(1)))
                .extracting(z -> region.round(z).orElseThrow().choice("溶媒"))
                .containsOnly("水", "ＤＭＦ");
        assertThat(region.round(new double[] {0.5, 2})).isEmpty();
        assertThat(region.round(region.project(new double[] {0.5, 2}))).isPresent();
        assertThat(region.round(region.centre())).isPresent();
    }

    @Test
    void the_only_choice_that_is_left_is_taken() {
        Region region = new Region(with("溶媒 = 'DMF'", "T <= 90"));
        assertThat(region.sample(50, RandomStream.of(2)))
                .extracting(z -> region.round(z).orElseThrow().choice("溶媒"))
                .containsOnly("ＤＭＦ");
    }

    @Test
    void where_no_choice_is_left_the_rules_that_did_it_are_named() {
        Space space = with("T >= 85", "溶媒 != '水'", "溶媒 = 'DMSO'", "溶媒 != 'DMSO'");
        assertThat(Conflict.in(space).orElseThrow())
                .extracting(r -> r.message().in(Language.EN))
                .containsExactly("constraint “溶媒 = 'DMSO'”", "constraint “溶媒 != 'DMSO'”");
    }

    @ParameterizedTest
    @CsvSource({"T != 100, 100, false", "T != 100, 105, true", "T + 0 <> 2 * 50, 100, false"})
    void a_number_may_be_forbidden_in_a_pool(String rule, double t, boolean kept) {
        Space space = with(rule);
        assertThat(space.unplannable()).hasSize(1);
        assertThat(space.broken(point("水").with("T", Value.of(t))).isEmpty()).isEqualTo(kept);
    }
}
