package shikomi.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shikomi.campaign.Verdict;
import shikomi.message.Language;
import shikomi.recipe.SourceSpec;
import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.SourceJudgement;

class SourceVerdictTest {
    private static final SourceRows ROWS = new SourceRows(
            new SourceSpec(
                    "EP-1234",
                    SourceSpec.Kind.PATENT,
                    "ep.csv",
                    new SourceSpec.Origin(null, null, "EP 1234", null, null, null),
                    null,
                    Map.of()),
            "hash",
            List.of(),
            List.of(),
            List.of());

    private static SourceJudgement judged(int conditions, double chance, double change, double low, double high) {
        return new SourceJudgement(conditions, 0.6, chance, 4, 3, 5, 2, change, low, high);
    }

    private static List<String> words(SourceJudgement... judgements) {
        return SourceVerdict.words(List.of(judgements)).stream()
                .map(Verdict::code)
                .toList();
    }

    @Test
    void the_word_follows_from_chance_and_interval() {
        assertThat(words(judged(18, 0.97, -0.23, -0.37, -0.06))).containsExactly("helps");
        assertThat(words(judged(18, 0.85, -0.23, -0.37, -0.06))).containsExactly("cannot tell");
        assertThat(words(judged(18, 0.97, -0.03, -0.12, 0.02))).containsExactly("cannot tell");
        assertThat(words(judged(18, 0.08, 0.3, 0.1, 0.5))).containsExactly("hurts");
        assertThat(words(judged(18, 0.5, 0.01, -0.04, 0.04))).containsExactly("neutral");
        assertThat(words(judged(7, 0.99, -0.5, -0.6, -0.4))).containsExactly("cannot tell");
    }

    /** 1 − 0.96 is small enough for one source, and too large for one of three. */
    @Test
    void of_several_sources_each_must_be_surer() {
        SourceJudgement fair = judged(18, 0.96, -0.23, -0.37, -0.06);
        SourceJudgement sure = judged(18, 0.99, -0.4, -0.5, -0.3);
        SourceJudgement vain = judged(18, 0.5, 0.01, -0.2, 0.2);
        assertThat(words(fair)).containsExactly("helps");
        assertThat(words(vain, fair, vain)).containsExactly("cannot tell", "cannot tell", "cannot tell");
        assertThat(words(fair, sure)).containsExactly("helps", "helps");
        assertThat(words(vain, fair, sure)).containsExactly("cannot tell", "helps", "helps");
    }

    private static SourceVerdict verdict(
            Verdict word, @Nullable LeaveGroupsOut unseen, @Nullable SourceJudgement judgement) {
        return new SourceVerdict(ROWS, word, 0.61, 0.5, 12, -1, unseen, judgement);
    }

    @Test
    void every_verdict_is_a_sentence() {
        SourceJudgement judgement = judged(18, 0.97, -0.23, -0.37, -0.06);
        assertThat(verdict(new Verdict.Helps(), null, judgement).sentence().in(Language.EN))
                .isEqualTo("Source EP-1234 helps: −23 % prediction error on your 18 conditions (90 % "
                        + "interval: −37 … −6). Weight 0.61; 0 of 0 rows used.");
        assertThat(verdict(new Verdict.Hurts(), null, judgement).sentence().in(Language.EN))
                .startsWith("Source EP-1234 hurts: on its own, it predicts your 18 conditions worse");
        assertThat(verdict(new Verdict.Neutral(), null, judgement).sentence().in(Language.EN))
                .startsWith("Source EP-1234 makes no difference: −23 % prediction error on your 18 conditions");
        assertThat(verdict(new Verdict.CannotTell(), null, judgement).sentence().in(Language.EN))
                .startsWith("Source EP-1234: your 18 conditions cannot show yet whether it helps");
        assertThat(verdict(new Verdict.CannotTell(), null, judged(3, 1, 0, 0, 0))
                        .sentence()
                        .in(Language.EN))
                .isEqualTo(
                        "Source EP-1234: 3 conditions of your own have been measured; 8 are needed to judge the source.");
        assertThat(verdict(new Verdict.CannotTell(), null, null).sentence().in(Language.EN))
                .isEqualTo("Source EP-1234: not enough usable rows for this objective.");
        assertThat(verdict(new Verdict.Helps(), null, judgement).sentence().in(Language.JA))
                .isEqualTo("外部データ EP-1234 は役立ちます: 自分の 18 条件での予測誤差 −23 %（90 % 区間: −37 … −6）。重み 0.61、0 行中 0 行を使用。");
    }

    @Test
    void what_other_labs_tell_is_said_or_that_there_is_nothing_to_learn() {
        assertThat(acrossLabs(new LeaveGroupsOut(10, 8, 4.123, 5, 12)))
                .isEqualTo(
                        "EP-1234: when each of 12 labs or papers is left out in turn, the trend learned from the others"
                                + " predicts it with a typical error of 4.12 (8 with linear effects, 5 with a random forest),"
                                + " compared with 10 when always guessing the average. Constant differences between labs are not"
                                + " counted.");
        assertThat(acrossLabs(new LeaveGroupsOut(10, 9.95, 11, 12, 12)))
                .startsWith("EP-1234: no useful signal. When each of 12 labs or papers was left out in turn,")
                .contains("typical error 10; linear effects 9.95, Gaussian process 11, random forest 12")
                .endsWith("The source is not used.");
        assertThat(verdict(new Verdict.Helps(), null, null).acrossLabs()).isEmpty();
    }

    private static String acrossLabs(LeaveGroupsOut unseen) {
        return verdict(new Verdict.Helps(), unseen, null)
                .acrossLabs()
                .orElseThrow()
                .in(Language.EN);
    }
}
