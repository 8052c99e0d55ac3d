package shikomi.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.plan.Engine;
import shikomi.plan.PlanRequest;
import shikomi.plan.Planner;
import shikomi.plan.StandardPlanner;
import shikomi.recipe.Recipe;
import shikomi.source.Sources;

/** A way to choose the next experiments from a measured pool. */
public sealed interface Strategy {

    /** The name on the command line and in the files. */
    String name();

    /** The entries of the pool to measure next: {@code size}, or as many as are left. */
    List<Integer> next(
            Recipe recipe,
            Sources sources,
            MeasuredPool pool,
            List<Integer> asked,
            List<Result> results,
            int size,
            long seed);

    /** All strategies. */
    static List<Strategy> all() {
        List<Strategy> all = new ArrayList<>();
        Engine.arms()
                .forEach((name, engine) ->
                        all.add(new Planned(name, StandardPlanner.withoutStart(engine), External.GUARDED)));
        Planner standard = StandardPlanner.withoutStart(Engine.STANDARD);
        all.add(new Planned("shikomi:no-sources", standard, External.LEFT_OUT));
        all.add(new Planned("shikomi:pooled", standard, External.POOLED));
        all.add(new Chance());
        return List.copyOf(all);
    }

    static Optional<Strategy> named(String name) {
        return all().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The use of external data. */
    enum External {
        /** External data have the weight that the lab's own results support. */
        GUARDED,
        LEFT_OUT,
        /** Rows that report every parameter are added to the lab's own results. */
        POOLED
    }

    /** Measures what a planner proposes. */
    record Planned(String name, Planner planner, External external) implements Strategy {
        public Planned(String name, Planner planner) {
            this(name, planner, External.GUARDED);
        }

        @Override
        public List<Integer> next(
                Recipe recipe,
                Sources sources,
                MeasuredPool pool,
                List<Integer> asked,
                List<Result> results,
                int size,
                long seed) {
            PlanRequest request = switch (external) {
                case GUARDED -> new PlanRequest(recipe, results, List.of(), sources, pool.points(), size, seed);
                case LEFT_OUT -> new PlanRequest(recipe, results, List.of(), pool.points(), size, seed);
                case POOLED ->
                    new PlanRequest(
                            recipe,
                            Stream.concat(results.stream(), sources.results(recipe.space()))
                                    .toList(),
                            List.of(),
                            pool.points(),
                            size,
                            seed);
            };
            return planner.propose(request).batch().stream()
                    .map(proposal -> pool.indexOf(proposal.point()))
                    .toList();
        }
    }

    /** Chooses entries at random, all with the same probability. */
    record Chance() implements Strategy {
        @Override
        public String name() {
            return "random";
        }

        @Override
        public List<Integer> next(
                Recipe recipe,
                Sources sources,
                MeasuredPool pool,
                List<Integer> asked,
                List<Result> results,
                int size,
                long seed) {
            int[] order = RandomStream.of(seed).child("random").permutation(pool.size());
            return IntStream.of(order)
                    .filter(entry -> !asked.contains(entry))
                    .limit(size)
                    .boxed()
                    .toList();
        }
    }
}
