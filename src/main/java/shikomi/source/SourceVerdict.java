package shikomi.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Verdict;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.SourceJudgement;
import shikomi.transfer.SourceWeighting;

/**
 * A verdict on whether a source helps, with its evidence. Errors are in the objective's unit, or in logarithms if the
 * objective is modelled on a logarithmic scale.
 *
 * @param weight the share of the prediction that comes from the source, from 0 to 1
 * @param skill the median, over the labs left out, of the squared correlation between the other labs' mean and that lab's
 *     values; NaN without replays
 * @param labs the number of replays on its labs
 * @param unseen leave-groups-out errors on its labs; null if it has no value of the objective
 * @param excess the total log loss of the prequential forecasts with all sources minus that without, in nats; negative
 *     for a gain
 */
public record SourceVerdict(
        SourceRows source,
        Verdict verdict,
        double weight,
        double skill,
        int labs,
        double excess,
        @Nullable LeaveGroupsOut unseen,
        @Nullable SourceJudgement judgement) {

    /** With fewer conditions from the lab itself, the verdict is "cannot tell". */
    private static final int FEWEST = 8;

    private static final double SURE = 0.9;

    /** A relative change of the error within ±5 % counts as no change. */
    private static final double SAME = 0.05;

    /** @param unit the factor from the standardised scale to the objective's unit */
    public static List<SourceVerdict> of(
            List<Sources.UsableSource> usable, SourceWeighting.WeightedEnsemble weighted, double unit) {
        List<Verdict> words = words(weighted.judgements());
        return IntStream.range(0, usable.size())
                .mapToObj(s -> new SourceVerdict(
                        usable.get(s).rows(),
                        words.get(s),
                        weighted.weights()[s],
                        usable.get(s).source().prior().skill(),
                        usable.get(s).source().prior().count(),
                        weighted.excess(),
                        usable.get(s).unseen(),
                        weighted.judgements().get(s).times(unit)))
                .toList();
    }

    /** The verdicts in the order of the recipe, including sources without values of the objective. */
    public static List<SourceVerdict> complete(Sources sources, List<SourceVerdict> judged) {
        return sources.all().stream()
                .map(rows -> judged.stream()
                        .filter(verdict -> verdict.source().equals(rows))
                        .findFirst()
                        .orElse(new SourceVerdict(rows, new Verdict.CannotTell(), 0, Double.NaN, 0, 0, null, null)))
                .toList();
    }

    /** A summary for a person in one sentence. */
    public Message sentence() {
        String name = source.spec().name();
        if (judgement == null) {
            return Message.of("source.verdict.nothing", name);
        }
        if (judgement.conditions() < FEWEST) {
            return Message.of("source.verdict.few", name, judgement.conditions(), FEWEST);
        }
        String word = verdict.code().replace(" ", "-");
        return Message.of(
                "source.verdict." + word,
                name,
                percent(judgement.change()),
                judgement.conditions(),
                percent(judgement.low()),
                percent(judgement.high()),
                Numbers.significant(weight, 2),
                source.rows().size(),
                source.rows().size() + source.setAside().size());
    }

    /**
     * A message on whether models of the source's labs predict a lab that was left out; empty if no lab could be left
     * out.
     */
    public Optional<Message> acrossLabs() {
        if (unseen == null || unseen.groups() == 0) {
            return Optional.empty();
        }
        return Optional.of(Message.of(
                unseen.isLearnable() ? "source.signal" : "source.no-signal",
                source.spec().name(),
                unseen.groups(),
                Numbers.significant(unseen.mean(), 3),
                Numbers.significant(unseen.ridge(), 3),
                Numbers.significant(unseen.process(), 3),
                Numbers.significant(unseen.forest(), 3)));
    }

    private static String percent(double share) {
        long rounded = Math.round(100 * share);
        return (rounded > 0 ? "+" : rounded < 0 ? "−" : "") + Math.abs(rounded);
    }

    /** The verdict on each source; "helps" is corrected for multiple testing (Holm, Scand. J. Stat. 6 (1979) 65). */
    public static List<Verdict> words(List<SourceJudgement> judgements) {
        int count = judgements.size();
        List<Integer> surest = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble(s -> -judgements.get(s).chance()))
                .toList();
        Verdict[] words = new Verdict[count];
        boolean holds = true;
        for (int rank = 0; rank < count; rank++) {
            SourceJudgement judgement = judgements.get(surest.get(rank));
            holds &= (1 - judgement.chance()) * (count - rank) <= 1 - SURE;
            words[surest.get(rank)] = word(judgement, holds);
        }
        return List.copyOf(new ArrayList<>(List.of(words)));
    }

    private static Verdict word(SourceJudgement judgement, boolean sure) {
        if (judgement.conditions() < FEWEST) {
            return new Verdict.CannotTell();
        }
        if (sure && judgement.high() < 0) {
            return new Verdict.Helps();
        }
        if (judgement.chance() <= 1 - SURE) {
            return new Verdict.Hurts();
        }
        return judgement.low() >= -SAME && judgement.high() <= SAME ? new Verdict.Neutral() : new Verdict.CannotTell();
    }
}
