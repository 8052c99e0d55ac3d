package shikomi.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import shikomi.cli.terminal.CommandFailure;
import shikomi.cli.terminal.Console;
import shikomi.forecast.Strategy;
import shikomi.message.Language;

/** What {@code --strategies} may name. */
class StrategiesTest {
    private static final Console SPEECH = new Console();

    private static List<String> refusals(Runnable choice, Language language) {
        return catchThrowableOfType(CommandFailure.class, choice::run).problems().stream()
                .map(problem -> problem.in(language))
                .toList();
    }

    @Test
    void strategies_come_in_the_order_of_their_names() {
        assertThat(Strategies.named(List.of(" random", "shikomi:no-forest"), SPEECH))
                .extracting(Strategy::name)
                .containsExactly("random", "shikomi:no-forest");
    }

    @Test
    void every_name_that_cannot_be_chosen_is_told_with_those_that_can() {
        Runnable choice = () -> Strategies.named(List.of("shikomi", "rendom", "shikomi:pooled"), SPEECH);
        assertThat(refusals(choice, Language.EN))
                .singleElement()
                .satisfies(unknown -> assertThat(unknown)
                        .startsWith("--strategies: There is no strategy rendom. Choose from shikomi, ")
                        .contains("shikomi:no-sources, shikomi:pooled")
                        .endsWith(", random."));
        assertThat(refusals(choice, Language.JA).getFirst()).startsWith("--strategies: 戦略 rendom はありません。");
    }

    @Test
    void where_there_is_no_pool_only_planners_can_be_chosen() {
        assertThat(Strategies.planned(List.of("textbook"), SPEECH))
                .singleElement()
                .satisfies(strategy -> assertThat(strategy.name()).isEqualTo("textbook"));
        Runnable choice = () -> Strategies.planned(List.of("shikomi", "random", "rendom"), SPEECH);
        assertThat(refusals(choice, Language.EN))
                .satisfiesExactly(
                        random -> assertThat(random)
                                .startsWith("--strategies: The strategy random needs a pool of rows to choose from,"
                                        + " and a test function has none. Choose from shikomi, ")
                                .doesNotContain(", random"),
                        unknown -> assertThat(unknown)
                                .startsWith("--strategies: There is no strategy rendom.")
                                .doesNotContain(", random"));
        assertThat(refusals(choice, Language.JA).getFirst())
                .startsWith("--strategies: 戦略 random は候補集合の行から選ぶものですが、試験関数には候補集合がありません。 shikomi")
                .endsWith("から選んでください。");
    }
}
