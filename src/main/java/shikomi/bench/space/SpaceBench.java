package shikomi.bench.space;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import shikomi.bench.space.SpaceSearch.Stated;
import shikomi.bench.space.SpaceTask.Variant;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Reason;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.model.CampaignModel;
import shikomi.model.NewMeasurement;
import shikomi.model.ObjectiveModel;
import shikomi.plan.PlanRequest;
import shikomi.plan.Planner;
import shikomi.space.Condition;
import shikomi.space.Encoding;
import shikomi.space.Point;
import shikomi.space.Region;

/**
 * Runs whole campaigns in free spaces, from the first experiment on, and checks on the way what the planner states:
 * chances against the truth, and ranges at random points after the last experiment.
 */
public final class SpaceBench {
    /** The first day of each campaign; batches are made a day apart. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);

    /** A gross error, in standard deviations of the function. */
    private static final double GROSS = 8;

    /** The number of random points whose ranges are checked after a campaign: a standard error of 3 %. */
    private static final int RANGES = 200;

    /** Random candidates compared with a proposal that has next to no chance. */
    private static final int CANDIDATES = 512;

    /** A chance at which a proposal is hopeless, and one at which a free candidate would have been worth it. */
    private static final double HOPELESS = 0.01;

    private static final double WORTH_IT = 0.05;

    /** The number of experiments at one condition from which a campaign makes no progress. */
    private static final int STUCK = 3;

    /** The largest difference, as a share of a range, of experiments of one batch that count as near copies. */
    private static final double COPY = 0.01;

    /** The searches of one strategy, one for each seed. */
    public record Row(SpaceTask task, Variant variant, String strategy, List<SpaceSearch> searches) {}

    private SpaceBench() {}

    /** Runs one task with one planner, seeds in parallel; {@code advance} is run after each experiment. */
    public static Row run(
            SpaceTask task,
            Variant variant,
            String strategy,
            Planner planner,
            long firstSeed,
            int seeds,
            Runnable advance) {
        return new Row(
                task,
                variant,
                strategy,
                LongStream.range(firstSeed, firstSeed + seeds)
                        .parallel()
                        .mapToObj(seed -> new Laboratory(task, variant, planner, seed, advance).search())
                        .toList());
    }

    /** One campaign in one laboratory. For one thread only. */
    private static final class Laboratory {
        private final SpaceTask task;
        private final Variant variant;
        private final Planner planner;
        private final long seed;
        private final Runnable advance;
        private final RandomStream noise;
        private final RandomStream days;
        private final RandomStream slips;
        private final List<Result> results = new ArrayList<>();
        private final List<Stated> stated = new ArrayList<>();
        private final Map<Condition, Integer> times = new HashMap<>();
        private final double[] regret;
        private int slip = -1;
        private int hopeless;
        private int stuck;
        private int repeated;
        private int pairs;
        private int copies;

        Laboratory(SpaceTask task, Variant variant, Planner planner, long seed, Runnable advance) {
            this.task = task;
            this.variant = variant;
            this.planner = planner;
            this.seed = seed;
            this.advance = advance;
            RandomStream random = RandomStream.of(seed);
            this.noise = random.child("noise");
            this.days = random.child("days");
            this.slips = random.child("slips");
            this.regret = new double[task.budget()];
        }

        SpaceSearch search() {
            while (results.size() < task.budget()) {
                PlanRequest request = request(Math.min(variant.batch(), task.budget() - results.size()));
                CampaignModel model = planner.fit(request);
                List<Proposal> batch = planner.propose(request, model).batch();
                countCopies(batch.stream()
                        .filter(each -> !isRepeat(each.reason()))
                        .map(Proposal::point)
                        .toList());
                double shift = task.day() * task.sd() * days.gaussian();
                batch.forEach(proposal -> make(proposal, model, shift));
            }
            ObjectiveModel model = planner.fit(request(1)).improved().orElseThrow();
            double recommended =
                    task.regret(task.truth().applyAsDouble(model.bestFirst().getFirst()));
            return new SpaceSearch(
                    regret, recommended, covered(model), RANGES, stated, hopeless, stuck, repeated, copies, pairs);
        }

        private PlanRequest request(int size) {
            return new PlanRequest(task.recipe(), results, List.of(), null, size, seed);
        }

        private void make(Proposal proposal, CampaignModel model, double shift) {
            Point point = proposal.point();
            double truth = task.truth().applyAsDouble(point);
            check(proposal, model, truth);
            int number = results.size();
            double seen = isSlip(number)
                    ? truth + GROSS * task.sd()
                    : truth + shift + variant.noise() * task.sd() * noise.gaussian();
            regret[number] = Math.min(number == 0 ? Double.POSITIVE_INFINITY : regret[number - 1], task.regret(truth));
            results.add(new Result(
                    point,
                    List.of(new Measurement(SpaceSuite.OBJECTIVE, 1, new Outcome.Measured(seen))),
                    null,
                    null,
                    FIRST_DAY.plusDays(number / variant.batch()),
                    null,
                    null));
            advance.run();
        }

        /** Counts the pairs of a batch, and those of them that are near copies. */
        private void countCopies(List<Point> batch) {
            double[][] rows = new Encoding(task.recipe().space()).rows(batch);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < i; j++) {
                    double[] a = rows[i];
                    double[] b = rows[j];
                    pairs++;
                    copies += IntStream.range(0, a.length).allMatch(k -> Math.abs(a[k] - b[k]) <= COPY) ? 1 : 0;
                }
            }
        }

        /** Whether the result is the gross error of its dozen. */
        private boolean isSlip(int number) {
            if (task.gross() == 0) {
                return false;
            }
            if (number % task.gross() == 0) {
                slip = number + slips.below(task.gross());
            }
            return number == slip;
        }

        private void check(Proposal proposal, CampaignModel model, double truth) {
            boolean repeats = isRepeat(proposal.reason());
            int made = times.merge(task.recipe().space().condition(proposal.point()), 1, Integer::sum);
            repeated += repeats ? 1 : 0;
            stuck += made >= STUCK && !repeats ? 1 : 0;
            if (proposal.chance() == null || repeats) {
                return;
            }
            ObjectiveModel improved = model.improved().orElseThrow();
            double best = task.truth().applyAsDouble(improved.best());
            stated.add(new Stated(proposal.chance(), truth > best));
            boolean starts = proposal.reason() instanceof Reason.Start;
            if (!starts && proposal.chance() < HOPELESS && bestChance(improved) >= WORTH_IT) {
                hopeless++;
            }
        }

        private static boolean isRepeat(Reason reason) {
            return reason instanceof Reason.Repeat
                    || reason instanceof Reason.Confirm
                    || reason instanceof Reason.Contender
                    || reason instanceof Reason.Verify
                    || reason instanceof Reason.CheckDoubtful;
        }

        private double bestChance(ObjectiveModel model) {
            return points(CANDIDATES, "candidates").stream()
                    .filter(point -> !times.containsKey(task.recipe().space().condition(point)))
                    .mapToDouble(model::chance)
                    .max()
                    .orElse(0);
        }

        private List<Point> points(int count, String name) {
            Region region = new Region(task.recipe().space());
            return region.sample(count, RandomStream.of(seed).child(name)).stream()
                    .flatMap(z -> region.round(z).stream())
                    .toList();
        }

        /** The number of random points whose 80 % range contains a new measurement. */
        private int covered(ObjectiveModel model) {
            List<Point> points = points(RANGES, "ranges");
            List<NewMeasurement> ranges = model.newMeasurements(points);
            RandomStream fresh = RandomStream.of(seed).child("fresh");
            int covered = 0;
            for (int i = 0; i < points.size(); i++) {
                double seen = task.truth().applyAsDouble(points.get(i))
                        + task.sd() * Math.hypot(variant.noise(), task.day()) * fresh.gaussian();
                covered += ranges.get(i).low() <= seen && seen <= ranges.get(i).high() ? 1 : 0;
            }
            return covered;
        }
    }
}
