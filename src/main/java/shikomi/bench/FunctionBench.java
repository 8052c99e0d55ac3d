package shikomi.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Proposal;
import shikomi.campaign.Result;
import shikomi.math.RandomStream;
import shikomi.math.Sobol;
import shikomi.message.Numbers;
import shikomi.plan.PlanRequest;
import shikomi.plan.Planner;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;
import shikomi.space.Value;

/** Searches for the smallest value of a function, and measures how far from it the best point tried is. */
public final class FunctionBench {
    static final String OBJECTIVE = "y";

    /**
     * One function with one noise.
     *
     * @param noise the standard deviation of one measurement
     * @param budget the number of evaluations of one search, the 2 d of the start included
     * @param batch the number of points chosen at a time
     */
    public record Task(TestFunction function, double noise, int budget, int batch) {

        /** The name of the task, such as {@code Hartmann 6, noise 0.166}. */
        public String name() {
            return function.name()
                    + (noise > 0 ? ", noise " + Numbers.significant(noise, 3) : "")
                    + (batch > 1 ? ", batches of " + batch : "");
        }
    }

    /** log10 of the regret after each evaluation, one array for each seed. */
    public record Row(Task task, String strategy, List<double[]> curves) {

        /** The quartiles over seeds after the last evaluation. */
        public double[] quartiles() {
            double[] last =
                    curves.stream().mapToDouble(c -> c[c.length - 1]).sorted().toArray();
            double[] quartiles = new double[3];
            for (int q = 0; q < 3; q++) {
                quartiles[q] = last[(int) Math.floor((q + 1) * 0.25 * (last.length - 1) + 0.5)];
            }
            return quartiles;
        }
    }

    private FunctionBench() {}

    /** Runs one task with one planner, seeds in parallel; {@code advance} is run after each evaluation. */
    public static Row run(Task task, String strategy, Planner planner, long firstSeed, int seeds, Runnable advance) {
        Recipe recipe = recipe(task.function());
        return new Row(
                task,
                strategy,
                LongStream.range(firstSeed, firstSeed + seeds)
                        .parallel()
                        .mapToObj(seed -> curve(task, recipe, planner, seed, advance))
                        .toList());
    }

    private static double[] curve(Task task, Recipe recipe, Planner planner, long seed, Runnable advance) {
        TestFunction function = task.function();
        RandomStream noise = RandomStream.of(seed).child("noise");
        List<Result> results = new ArrayList<>();
        double[] curve = new double[task.budget()];
        double best = Double.POSITIVE_INFINITY;
        List<Point> next = start(function, seed);
        while (results.size() < task.budget()) {
            for (Point point : next.subList(0, Math.min(next.size(), task.budget() - results.size()))) {
                double truth = function.formula().at(inputs(point, function.dimension()));
                best = Math.min(best, truth);
                curve[results.size()] = Math.log10(Math.max(best - function.least(), 1e-12));
                results.add(measured(point, truth + task.noise() * noise.gaussian()));
                advance.run();
            }
            if (results.size() < task.budget()) {
                next = proposed(new PlanRequest(recipe, results, List.of(), null, task.batch(), seed), planner);
            }
        }
        return curve;
    }

    private static List<Point> start(TestFunction function, long seed) {
        Sobol sobol = new Sobol(function.dimension(), RandomStream.of(seed).child("start"));
        List<Point> start = new ArrayList<>();
        for (int i = 0; i < 2 * function.dimension(); i++) {
            start.add(point(function.scaled(sobol.next())));
        }
        return start;
    }

    private static List<Point> proposed(PlanRequest request, Planner planner) {
        return planner.propose(request).batch().stream().map(Proposal::point).toList();
    }

    private static Result measured(Point point, double value) {
        return Result.of(point, List.of(new Measurement(OBJECTIVE, 1, new Outcome.Measured(value))));
    }

    /** A request after {@code n} evaluations of a smooth function of {@code d} inputs at random points. */
    static PlanRequest request(int d, int n, int batch, long seed) {
        RandomStream random = RandomStream.of(seed).child("request");
        double[] low = new double[d];
        double[] high = new double[d];
        Arrays.fill(high, 1);
        TestFunction.Formula formula = x -> Math.sin(3 * x[0]) + x[1] * x[1] - x[2] * x[d - 1];
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] x = new double[d];
            Arrays.setAll(x, j -> Math.round(1e4 * random.uniform()) / 1e4);
            double seen = formula.at(x) + 0.05 * random.gaussian();
            results.add(measured(point(x), seen));
        }
        return new PlanRequest(
                recipe(new TestFunction("request", low, high, 0, formula)), results, List.of(), null, batch, seed);
    }

    private static double[] inputs(Point point, int d) {
        double[] x = new double[d];
        for (int j = 0; j < d; j++) {
            x[j] = point.number("x" + (j + 1));
        }
        return x;
    }

    static Point point(double[] x) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int j = 0; j < x.length; j++) {
            values.put("x" + (j + 1), Value.of(x[j]));
        }
        return new Point(values);
    }

    private static Recipe recipe(TestFunction function) {
        return recipe(function, List.of());
    }

    /** The recipe of the search for the smallest value, with sources of these names. */
    static Recipe recipe(TestFunction function, List<String> sources) {
        ObjectNode recipe = new ObjectMapper().createObjectNode();
        recipe.put("recipe", 1).put("name", "function");
        ObjectNode parameters = recipe.putObject("parameters");
        for (int j = 0; j < function.dimension(); j++) {
            parameters
                    .putObject("x" + (j + 1))
                    .put("kind", "continuous")
                    .put("low", function.low()[j])
                    .put("high", function.high()[j]);
        }
        recipe.putObject("objectives").putObject(OBJECTIVE).put("goal", "minimize");
        if (!sources.isEmpty()) {
            ObjectNode named = recipe.putObject("sources");
            sources.forEach(
                    source -> named.putObject(source).put("kind", "literature").put("file", source + ".csv"));
        }
        return RecipeReader.read(function.name(), recipe.toString()).orElseThrow();
    }
}
