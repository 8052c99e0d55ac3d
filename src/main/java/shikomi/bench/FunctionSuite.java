package shikomi.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import shikomi.bench.FunctionBench.Task;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/**
 * The functions with their noises, and the results of the better of BoTorch's defaults on those for which it was
 * measured.
 */
public final class FunctionSuite {
    private static final String ANCHORS = "/shikomi/bench/functions.csv";

    /** The noises, as shares of the standard deviation of each function. Set by judgement. */
    private static final double[] NOISES = {0, 0.1, 0.3};

    /** The number of evaluations of one search if no anchor sets it. Set by judgement. */
    private static final int BUDGET = 60;

    private FunctionSuite() {}

    /** The tasks that have an anchor, with the median log10 of the simple regret that BoTorch reached. */
    public static Map<Task, Double> anchored() {
        Map<Task, Double> anchored = new LinkedHashMap<>();
        Sheet sheet = Sheets.read("functions.csv", bytes()).orElseThrow();
        for (Sheet.Row row : sheet.rows()) {
            int batch = Integer.parseInt(row.cell(2));
            int budget = Integer.parseInt(row.cell(3));
            Task task = new Task(function(row.cell(0)), Double.parseDouble(row.cell(1)), budget, batch);
            anchored.put(task, Double.parseDouble(row.cell(4)));
        }
        return anchored;
    }

    private static TestFunction function(String name) {
        return TestFunction.all().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes() {
        try (InputStream in = Objects.requireNonNull(FunctionSuite.class.getResourceAsStream(ANCHORS), ANCHORS)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** All functions with noises of 0, 0.1 and 0.3 times their standard deviation. */
    public static List<Task> synthetic() {
        List<Task> tasks = new ArrayList<>();
        for (TestFunction function : TestFunction.all()) {
            for (double noise : NOISES) {
                tasks.add(new Task(function, noise == 0 ? 0 : noise * function.sd(), BUDGET, 1));
            }
        }
        return tasks;
    }
}
