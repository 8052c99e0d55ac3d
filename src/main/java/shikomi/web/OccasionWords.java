package shikomi.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Measurement;
import shikomi.campaign.Measurement.Occasion;
import shikomi.campaign.Result;

/** When and by whom the replicates of a result were measured, with the notes on them. */
public final class OccasionWords {
    private static final Occasion WHOLE = new Occasion(null, null, null);

    private OccasionWords() {}

    /** The words about one occasion, with the label before them. */
    public record Line(String name, String words) {}

    /** One line for a result measured on one occasion, otherwise one for each occasion. */
    public static List<Line> lines(Result result, Page page) {
        Map<String, TreeSet<Integer>> replicates = new LinkedHashMap<>();
        for (Measurement measurement : result.measurements()) {
            replicates
                    .computeIfAbsent(words(result, measurement.occasion()), words -> new TreeSet<>())
                    .add(measurement.replicate());
        }
        List<Line> lines = new ArrayList<>();
        replicates.forEach((words, numbers) -> {
            String name = replicates.size() == 1
                    ? page.w("experiment.measured")
                    : page.w(
                            "experiment.measured-of",
                            numbers.stream().map(Object::toString).toList());
            if (!words.isEmpty()) {
                lines.add(new Line(name, words));
            }
        });
        return lines;
    }

    /** {@code 2026-11-20 · Aoi · second batch of solvent}: as far as it is known. */
    private static String words(Result result, @Nullable Occasion own) {
        Occasion occasion = Objects.requireNonNullElse(own, WHOLE);
        return Stream.of(
                        Objects.requireNonNullElse(
                                occasion.date(),
                                Optional.ofNullable(result.date())
                                        .map(Object::toString)
                                        .orElse("")),
                        Objects.requireNonNullElse(
                                occasion.by(), Optional.ofNullable(result.by()).orElse("")),
                        Objects.requireNonNullElse(occasion.note(), ""))
                .map(Object::toString)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** The note on the whole result; empty if it only repeats the notes on the replicates. */
    public static Optional<String> note(Result result) {
        List<String> own = result.measurements().stream()
                .flatMap(measurement -> Stream.ofNullable(measurement.occasion()))
                .flatMap(occasion -> Stream.ofNullable(occasion.note()))
                .distinct()
                .toList();
        return Optional.ofNullable(result.note())
                .filter(note -> !own.contains(note) && !note.equals(String.join("; ", own)));
    }
}
