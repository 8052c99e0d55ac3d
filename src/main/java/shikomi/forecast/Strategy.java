package shikomi.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.plan.Engine;
import shikomi.plan.Planner;
import shikomi.plan.Request;
import shikomi.plan.StandardPlanner;
import shikomi.recipe.Recipe;

/** A way to choose the next experiments from a measured pool. */
public sealed interface Strategy {

    /** The name on the command line and in the files. */
    String name();

    /** Which entries of the pool to measure next, {@code size} or as many as are left. */
    List<Integer> next(
            Recipe recipe, MeasuredPool pool, List<Integer> asked, List<Result> results, int size, long seed);

    /** The strategies there are. */
    static List<Strategy> all() {
        List<Strategy> all = new ArrayList<>();
        Engine.arms().forEach((name, engine) -> all.add(new Planned(name, StandardPlanner.withoutStart(engine))));
        all.add(new Planned("shikomi:no-sources", StandardPlanner.withoutStart(Engine.STANDARD)));
        all.add(new Chance());
        return List.copyOf(all);
    }

    static Optional<Strategy> named(String name) {
        return all().stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** What a planner proposes. */
    record Planned(String name, Planner planner) implements Strategy {
        @Override
        public List<Integer> next(
                Recipe recipe, MeasuredPool pool, List<Integer> asked, List<Result> results, int size, long seed) {
            return planner.propose(new Request(recipe, results, List.of(), pool.points(), size, seed)).batch().stream()
                    .map(proposal -> pool.indexOf(proposal.point()))
                    .toList();
        }
    }

    /** Any entry with the same chance. */
    record Chance() implements Strategy {
        @Override
        public String name() {
            return "random";
        }

        @Override
        public List<Integer> next(
                Recipe recipe, MeasuredPool pool, List<Integer> asked, List<Result> results, int size, long seed) {
            int[] order = RandomStream.of(seed).child("random").permutation(pool.size());
            return IntStream.of(order)
                    .filter(entry -> !asked.contains(entry))
                    .limit(size)
                    .boxed()
                    .toList();
        }
    }
}
