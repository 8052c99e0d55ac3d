package shikomi.table.result;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Given;
import shikomi.campaign.Measurement;
import shikomi.campaign.Outcome;
import shikomi.campaign.Result;
import shikomi.space.Condition;

/** The results already stored in a campaign; each stored measurement matches at most one row. */
public final class StoredResults {
    private final Campaign campaign;
    private final Map<Condition, List<Experiment>> done = new HashMap<>();
    private final Map<Condition, String> planned = new HashMap<>();
    private final Map<String, List<Measurement>> left = new HashMap<>();

    /** A measurement that is compared with stored ones. */
    private record Entry(
            String objective, Outcome outcome, @Nullable LocalDate date) {}

    /**
     * The results of a table.
     *
     * @param given those that are not stored
     * @param stored the ids of the experiments in which the others are stored
     */
    public record Compared(List<Given> given, List<String> stored) {
        public Compared {
            given = List.copyOf(given);
            stored = List.copyOf(stored);
        }
    }

    public StoredResults(Campaign campaign) {
        this.campaign = campaign;
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

    /**
     * The id of the experiment at a condition in which all measurements of a row are stored; matched measurements are
     * not matched with another row.
     */
    Optional<String> takes(Condition condition, RowRecord record) {
        return done.getOrDefault(condition, List.of()).stream()
                .filter(experiment -> takes(experiment, record))
                .map(Experiment::id)
                .findFirst();
    }

    boolean takes(Experiment experiment, RowRecord record) {
        LocalDate date = record.details().date();
        return takes(
                experiment,
                record.outcomes().stream()
                        .map(each -> new Entry(each.getKey().name(), each.getValue(), date))
                        .toList());
    }

    /** Separates the results that are stored from new ones; an equal result of another day is a new one. */
    public Compared compare(List<Given> table) {
        List<Given> fresh = new ArrayList<>();
        List<String> stored = new ArrayList<>();
        for (Given given : table) {
            List<Entry> entries = given.result().measurements().stream()
                    .map(m ->
                            new Entry(m.objective(), m.outcome(), given.result().date(m)))
                    .toList();
            candidates(given).stream()
                    .filter(experiment -> takes(experiment, entries))
                    .findFirst()
                    .ifPresentOrElse(experiment -> stored.add(experiment.id()), () -> fresh.add(given));
        }
        return new Compared(fresh, stored);
    }

    /** The experiments in which a result may be stored: the one that it names, or those of its condition. */
    private List<Experiment> candidates(Given given) {
        Condition condition = campaign.recipe().space().condition(given.result().made());
        String id = given.id();
        return done.getOrDefault(condition, List.of()).stream()
                .filter(experiment -> id == null || experiment.id().equals(id))
                .toList();
    }

    private boolean takes(Experiment experiment, List<Entry> entries) {
        Result result = Objects.requireNonNull(experiment.result());
        List<Measurement> measurements = left.getOrDefault(experiment.id(), List.of());
        List<Measurement> met = new ArrayList<>();
        for (Entry each : entries) {
            Optional<Measurement> same = measurements.stream()
                    .filter(m -> !met.contains(m)
                            && isSame(m, each.objective(), each.outcome())
                            && isDay(result.date(m), each.date()))
                    .findFirst();
            if (same.isEmpty()) {
                return false;
            }
            met.add(same.get());
        }
        measurements.removeAll(met);
        return true;
    }

    private static boolean isDay(@Nullable LocalDate stored, @Nullable LocalDate given) {
        return stored == null || given == null || stored.equals(given);
    }

    private static boolean isSame(Measurement measurement, String objective, Outcome outcome) {
        if (!measurement.objective().equals(objective)) {
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
                                                && !isSame(m, each.getKey().name(), each.getValue())));
    }
}
