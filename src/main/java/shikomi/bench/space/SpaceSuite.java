package shikomi.bench.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import shikomi.bench.TestFunction;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Point;

/**
 * Fourteen free spaces: boxes, a mixture, straight lines, a grid, a step, two peaks, a logarithmic scale, a choice, and
 * laboratories with days and gross errors.
 */
public final class SpaceSuite {
    static final String OBJECTIVE = "result";

    private static final double BRANIN_BEST = -0.3978874;
    private static final double BRANIN_SD = 50.803320;

    /** The height of each choice of the task {@code categorical}; F alone has a high peak on top. */
    private static final Map<String, Double> CHOICES =
            Map.of("A", 0.0, "B", 0.6, "C", 0.3, "D", 0.9, "E", 0.2, "F", 0.5, "G", 0.7, "H", 0.4);

    private SpaceSuite() {}

    /** All tasks. */
    public static List<SpaceTask> tasks() {
        List<SpaceTask> tasks = new ArrayList<>(boxes());
        tasks.addAll(lines());
        tasks.addAll(shapes());
        tasks.add(
                new SpaceTask("drift", braninRecipe("drift"), SpaceSuite::branin, 28, BRANIN_BEST, BRANIN_SD, 0.5, 0));
        tasks.add(new SpaceTask("gross", braninRecipe("gross"), SpaceSuite::branin, 28, BRANIN_BEST, BRANIN_SD, 0, 12));
        return tasks;
    }

    private static List<SpaceTask> boxes() {
        return List.of(
                new SpaceTask("branin", braninRecipe("branin"), SpaceSuite::branin, 30, BRANIN_BEST, BRANIN_SD, 0, 0),
                task("hartmann6", numbers("x", 6, 0, 1), "", SpaceSuite::hartmann6, 50, 3.3223680, 0.379762),
                task("ackley5", numbers("x", 5, -20, 32.768), "", SpaceSuite::ackley5, 50, 0, 1.109338),
                task(
                        "mix4",
                        fractions("a", "b", "c", "d"),
                        "mixtures: {m: {components: [a, b, c, d], total: 1}}\n",
                        SpaceSuite::mix4,
                        30,
                        3.2883313,
                        0.677115));
    }

    private static List<SpaceTask> lines() {
        return List.of(
                task("linear1", fractions("x"), "", p -> p.number("x"), 20, 1, 0.287685),
                task(
                        "linear2",
                        number("a", 0, 10) + number("b", 100, 200),
                        "",
                        p -> 0.3 * p.number("a") - 0.02 * (p.number("b") - 100),
                        24,
                        3,
                        1.041593),
                task(
                        "linear4",
                        fractions("a", "b", "c", "d"),
                        "",
                        p -> 3 * p.number("a") - 2 * p.number("b") + p.number("c") - 0.5 * p.number("d"),
                        28,
                        4,
                        1.088003),
                task(
                        "grid11",
                        "  a: {kind: continuous, low: 0, high: 10, step: 1}\n"
                                + "  b: {kind: continuous, low: 0, high: 10, step: 1}\n",
                        "",
                        p -> 10 * Math.exp(-square(p.number("a") - 10) / 72 - square(p.number("b") - 10) / 50),
                        24,
                        10,
                        2.677280));
    }

    private static List<SpaceTask> shapes() {
        return List.of(
                task("step", fractions("x"), "", SpaceSuite::step, 20, 3.8234411, 1.587239),
                task("peaks", fractions("a", "b"), "", SpaceSuite::peaks, 40, 4.0530147, 0.895642),
                task(
                        "logscale",
                        "  conc: {kind: continuous, low: 0.0001, high: 1, scale: log}\n" + number("temp", 20, 100),
                        "",
                        SpaceSuite::logscale,
                        30,
                        3,
                        0.709222),
                task(
                        "categorical",
                        "  s: {kind: categorical, choices: [A, B, C, D, E, F, G, H]}\n" + fractions("x", "y"),
                        "",
                        SpaceSuite::categorical,
                        40,
                        3.5,
                        0.534530));
    }

    private static SpaceTask task(
            String name,
            String parameters,
            String limits,
            ToDoubleFunction<Point> truth,
            int budget,
            double best,
            double sd) {
        return new SpaceTask(name, recipe(name, parameters, limits), truth, budget, best, sd, 0, 0);
    }

    private static Recipe braninRecipe(String name) {
        return recipe(name, number("x1", -5, 10) + number("x2", 0, 15), "");
    }

    private static Recipe recipe(String name, String parameters, String limits) {
        String text = "recipe: 1\nname: " + name + "\nparameters:\n" + parameters + limits + "objectives:\n  "
                + OBJECTIVE + ": {goal: maximize}\n";
        return RecipeReader.read(name, text).orElseThrow();
    }

    private static String number(String name, double low, double high) {
        return "  " + name + ": {kind: continuous, low: " + low + ", high: " + high + "}\n";
    }

    private static String numbers(String name, int count, double low, double high) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> number(name + i, low, high))
                .collect(Collectors.joining());
    }

    private static String fractions(String... names) {
        return List.of(names).stream().map(name -> number(name, 0, 1)).collect(Collectors.joining());
    }

    private static double[] inputs(Point point, int d) {
        return IntStream.rangeClosed(1, d)
                .mapToDouble(i -> point.number("x" + i))
                .toArray();
    }

    private static double branin(Point p) {
        return -TestFunction.branin(inputs(p, 2));
    }

    private static double hartmann6(Point p) {
        return -TestFunction.hartmann6(inputs(p, 6));
    }

    private static double ackley5(Point p) {
        return -TestFunction.ackley(inputs(p, 5));
    }

    private static double mix4(Point p) {
        double a = p.number("a");
        double b = p.number("b");
        double c = p.number("c");
        double d = p.number("d");
        double near = square(a - 0.45) + square(b - 0.30) + square(c - 0.15) + square(d - 0.10);
        double rival = square(a) + square(b) + square(c - 0.2) + square(d - 0.8);
        return 3 * bell(near, 0.15) + 1.5 * bell(rival, 0.2) + 0.8 * a - 0.5 * c;
    }

    private static double step(Point p) {
        double x = p.number("x");
        return 4 / (1 + Math.exp(-(x - 0.7) / 0.01)) - 3 * Math.max(0, x - 0.7);
    }

    private static double peaks(Point p) {
        double a = p.number("a");
        double b = p.number("b");
        return 3 * bell(square(a - 0.25) + square(b - 0.3), 0.25) + 4 * bell(square(a - 0.8) + square(b - 0.75), 0.07);
    }

    private static double logscale(Point p) {
        double u = (Math.log10(p.number("conc")) + 2.7) / 0.4;
        double v = (p.number("temp") - 68) / 20;
        return 3 * Math.exp(-(u * u + v * v) / 2);
    }

    private static double categorical(Point p) {
        String choice = p.choice("s");
        boolean high = choice.equals("F");
        double x = p.number("x") - (high ? 0.7 : 0.3);
        double y = p.number("y") - (high ? 0.2 : 0.7);
        return Objects.requireNonNull(CHOICES.get(choice)) + (high ? 3 : 1) * bell(x * x + y * y, 0.25);
    }

    private static double bell(double squaredDistance, double width) {
        return Math.exp(-squaredDistance / (2 * width * width));
    }

    private static double square(double x) {
        return x * x;
    }
}
