package shikomi.table.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.recipe.Objective;
import shikomi.space.Condition;

/** The results already stored in a campaign; each stored measurement matches at most one row. */
final class StoredResults {
    private final Map<Condition, List<Experiment>> done = new HashMap<>();
    private final Map<Condition, String> planned = new HashMap<>();
    private final Map<String, List<Measurement>> left = new HashMap<>();

    StoredResults(Campaign campaign) {
        for (Experiment experiment : campaign.experiments()) {
            Result result = experiment.result();
            if (result != null) {
                Condition condition = campaign.recipe().space().condition(result.made());
                done.computeIfAbsent(condition, c -> new ArrayList<>()).add(experiment);
                left.put(experiment.id(), new ArrayList<>(result.measurements()));
            } else if (experiment.isPending()) {
                planned.putIfAbsent(campaign.recipe().space().condition(experiment.point()), experiment.id());
            }
        }
    }

    /** The id of the planned experiment with a condition. */
    Optional<String> planned(Condition condition) {
        return Optional.ofNullable(planned.get(condition));
    }

    /** The number of stored samples with a condition. */
    int count(Condition condition) {
        return done.getOrDefault(condition, List.of()).stream()
                .mapToInt(experiment -> (int) Objects.requireNonNull(experiment.result()).measurements().stream()
                        .mapToInt(Measurement::replicate)
                        .max()
                        .orElse(0))
                .sum();
    }

    String id(Condition condition) {
        return done.getOrDefault(condition, List.of()).stream()
                .map(Experiment::id)
                .findFirst()
                .orElse("");
    }

    /**
     * Whether all measurements of a row are stored at its condition; matched measurements are not matched with another
     * row.
     */
    boolean takes(Condition condition, RowRecord record) {
        return done.getOrDefault(condition, List.of()).stream().anyMatch(experiment -> takes(experiment, record));
    }

    boolean takes(Experiment experiment, RowRecord record) {
        List<Measurement> measurements = left.getOrDefault(experiment.id(), List.of());
        List<Measurement> met = new ArrayList<>();
        for (Map.Entry<Objective, Outcome> each : record.outcomes()) {
            Optional<Measurement> same = measurements.stream()
                    .filter(m -> !met.contains(m) && isSame(m, each.getKey(), each.getValue()))
                    .findFirst();
            if (same.isEmpty()) {
                return false;
            }
            met.add(same.get());
        }
        measurements.removeAll(met);
        return true;
    }

    private static boolean isSame(Measurement measurement, Objective objective, Outcome outcome) {
        if (!measurement.objective().equals(objective.name())) {
            return false;
        }
        Outcome stored = measurement.outcome();
        if (stored instanceof Outcome.Measured a && outcome instanceof Outcome.Measured b) {
            return a.error() == b.error()
                    && Math.abs(a.value() - b.value()) <= 1e-12 * Math.max(Math.abs(a.value()), Math.abs(b.value()));
        }
        return stored instanceof Outcome.Failed ? outcome instanceof Outcome.Failed : stored.equals(outcome);
    }

    /** Whether a row contradicts the stored result of an experiment. */
    boolean contradicts(Experiment experiment, RowRecord record, Condition condition) {
        Result result = Objects.requireNonNull(experiment.result());
        if (done.getOrDefault(condition, List.of()).stream().noneMatch(e -> e.id().equals(experiment.id()))) {
            return true; // made with other parameters
        }
        Integer replicate = record.replicate();
        return replicate != null
                && result.measurements().stream()
                        .anyMatch(m -> m.replicate() == replicate
                                && record.outcomes().stream()
                                        .anyMatch(each -> each.getKey().name().equals(m.objective())
                                                && !isSame(m, each.getKey(), each.getValue())));
    }
}
