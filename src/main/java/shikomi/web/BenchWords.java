package shikomi.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Obstacle;
import shikomi.campaign.Weighing;
import shikomi.cost.WeighOut;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.unit.Unit;

/** Describes in words what happened at the bench. */
public final class BenchWords {
    /** Smaller differences, in percent, are attributed to the scatter of weighing. Set by judgement. */
    private static final double NOTABLE = 2;

    /** Larger differences, in percent, are worth checking. Set by judgement. */
    private static final double DOUBTFUL = 20;

    private BenchWords() {}

    /** The reason why an experiment was not made. */
    public static Object of(Event.Rejected rejected) {
        if (rejected.obstacle() == Obstacle.OTHER) {
            return rejected.why();
        }
        Message obstacle = of(rejected.obstacle());
        return rejected.why().isEmpty() ? obstacle : Message.of("web.reject.both", obstacle, rejected.why());
    }

    public static Message of(Obstacle obstacle) {
        return Message.of("web.reject." + obstacle.code());
    }

    /** Returns whether the difference is large enough to be pointed out. */
    public static boolean isNotable(double excess) {
        return Math.abs(excess) >= NOTABLE;
    }

    /**
     * The difference between the amount taken and the amount planned: {@code 5 % more than planned: used as weighed}.
     */
    public static Message excess(double excess) {
        if (!Double.isFinite(excess)) {
            return Message.of("web.weighed.unplanned");
        }
        String percent = Numbers.plain(Double.parseDouble(Numbers.significant(Math.abs(excess), 2)));
        if (percent.equals("0")) {
            return Message.of("web.weighed.exact");
        }
        if (!isNotable(excess)) {
            return Message.of("web.weighed.near", (excess < 0 ? "−" : "+") + percent);
        }
        String key = (excess < 0 ? "less" : "more") + (Math.abs(excess) > DOUBTFUL ? "-doubtful" : "");
        return Message.of("web.weighed." + key, percent);
    }

    /** Which experiment was weighed out, and the materials that were not weighed. */
    static Message weighed(String id, Weighing weighing, Campaign campaign) {
        List<String> weighed =
                weighing.portions().stream().map(Weighing.Portion::material).toList();
        List<Object> missing = campaign
                .experiment(id)
                .flatMap(experiment -> Optional.ofNullable(experiment.proposal()))
                .map(proposal ->
                        WeighOut.of(campaign.recipe(), proposal.point(), null).portions())
                .orElse(List.of())
                .stream()
                .map(WeighOut.Portion::name)
                .filter(name -> !weighed.contains(name))
                .<Object>map(campaign.recipe()::title)
                .toList();
        return missing.isEmpty()
                ? Message.of("web.event.weighed-all", id)
                : Message.of("web.event.weighed-part", id, missing);
    }

    /** The portions of a weighing that differ from the plan, and the total. */
    static List<Message> weighed(Weighing weighing, Recipe recipe) {
        List<Message> sentences = new ArrayList<>();
        for (Weighing.Portion portion : weighing.portions()) {
            if (isNotable(portion.excess())) {
                sentences.add(Message.of("web.weighed.of", recipe.title(portion.material()), excess(portion.excess())));
            }
        }
        total(weighing).ifPresent(sentences::add);
        return sentences;
    }

    private static Optional<Message> total(Weighing weighing) {
        Unit unit = Unit.of(weighing.portions().getFirst().unit());
        double planned = 0;
        BigDecimal read = BigDecimal.ZERO;
        for (Weighing.Portion portion : weighing.portions()) {
            Unit own = Unit.of(portion.unit());
            if (!own.converts(unit)) {
                return Optional.empty();
            }
            planned += own.convert(portion.planned(), unit);
            read = read.add(Numbers.exact(own.convert(portion.read(), unit)));
        }
        return weighing.portions().size() < 2 ? Optional.empty() : Optional.of(total(planned, read, unit));
    }

    private static Message total(double planned, BigDecimal read, Unit unit) {
        double excess = new Weighing.Portion("", planned, read.doubleValue(), unit.label()).excess();
        return Message.of("web.weighed.total", read.toPlainString(), unit.label(), excess(excess));
    }
}
