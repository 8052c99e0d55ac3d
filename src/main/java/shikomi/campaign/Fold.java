package shikomi.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Experiment.State;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.recipe.SourceSpec;
import shikomi.space.Point;

/** Replays a history, event by event, to build the state of the campaign. */
final class Fold {
    private final Map<String, Experiment> experiments =
            new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    private final Map<String, AttachedSource> sources = new LinkedHashMap<>();
    private final String name;
    private Recipe recipe;
    private int batches;
    private int issued;
    private boolean closed;

    private Fold(String name, Recipe recipe) {
        this.name = name;
        this.recipe = recipe;
    }

    static Campaign of(String name, List<Occurrence> history) {
        Event.Started started = started(name, history);
        Fold fold = new Fold(name, RecipeReader.stored(name, started.recipe()).orElseThrow());
        Set<Integer> undone = undone(history);
        for (Occurrence occurrence : history) {
            fold.count(occurrence.event());
            if (!undone.contains(occurrence.number())) {
                fold.apply(occurrence);
            }
        }
        return fold.campaign(history.getLast().number(), started.pool());
    }

    private Campaign campaign(int version, @Nullable List<Point> pool) {
        return new Campaign(
                name,
                version,
                recipe,
                pool,
                new ArrayList<>(sources.values()),
                new ArrayList<>(experiments.values()),
                issued,
                closed);
    }

    /** The first event of a history. */
    static Event.Started started(String name, List<Occurrence> history) {
        if (history.isEmpty() || !(history.getFirst().event() instanceof Event.Started started)) {
            throw new IllegalArgumentException("The history of " + name + " does not begin with its start");
        }
        return started;
    }

    /** The events of a history that are in effect, that is, not undone. */
    static Stream<Occurrence> effective(List<Occurrence> history) {
        Set<Integer> undone = undone(history);
        return history.stream().filter(occurrence -> !undone.contains(occurrence.number()));
    }

    /** The numbers of the events that were undone. A later undo takes precedence over an earlier one. */
    static Set<Integer> undone(List<Occurrence> history) {
        Set<Integer> undone = new HashSet<>();
        for (Occurrence occurrence : history.reversed()) {
            if (occurrence.event() instanceof Event.Undone(int number) && !undone.contains(occurrence.number())) {
                undone.add(number);
            }
        }
        return undone;
    }

    /** Counts the ids and batch numbers that an event uses; they are never reused, even if the event is undone. */
    private void count(Event event) {
        switch (event) {
            case Event.Proposed proposed -> {
                batches++;
                proposed.ids().forEach(this::issue);
            }
            case Event.Logged logged -> logged.entries().forEach(entry -> issue(entry.id()));
            case Event.Started ignored -> {}
            case Event.Taken ignored -> {}
            case Event.Rejected ignored -> {}
            case Event.Begun ignored -> {}
            case Event.Weighed ignored -> {}
            case Event.Corrected ignored -> {}
            case Event.SourceAttached ignored -> {}
            case Event.SourceDetached ignored -> {}
            case Event.RuleAdded ignored -> {}
            case Event.WishDeclined ignored -> {}
            case Event.Undone ignored -> {}
            case Event.Closed ignored -> {}
        }
    }

    private void issue(String id) {
        issued = Math.max(issued, Ids.number(id));
    }

    private void apply(Occurrence occurrence) {
        int number = occurrence.number();
        switch (occurrence.event()) {
            case Event.Proposed proposed -> propose(proposed, number);
            case Event.Taken(List<String> ids) -> ids.forEach(id -> move(id, State.WAITING, null, number));
            case Event.Rejected rejected -> move(rejected.id(), State.REJECTED, rejected, number);
            case Event.Begun(String id) -> move(id, State.BEGUN, null, number);
            case Event.Weighed(String id, Weighing weighing) -> weigh(id, weighing, number);
            case Event.Logged logged -> logged.entries().forEach(entry -> result(entry.id(), entry.result(), number));
            case Event.Corrected corrected -> result(corrected.id(), corrected.result(), number);
            case Event.SourceAttached(SourceSpec spec, String sha256) ->
                sources.put(Numbers.normal(spec.name()), new AttachedSource(spec, sha256, number));
            case Event.SourceDetached(String name) -> sources.remove(Numbers.normal(name));
            case Event.RuleAdded added -> {
                recipe = RecipeReader.with(name, added.constraint(), recipe).orElseThrow();
                settle(added.experiment());
            }
            case Event.WishDeclined(String id) -> settle(id);
            case Event.Closed ignored -> closed = true;
            case Event.Started ignored -> {}
            case Event.Undone ignored -> {}
        }
    }

    private void propose(Event.Proposed proposed, int number) {
        State state = proposed.taken() ? State.WAITING : State.PROPOSED;
        for (int i = 0; i < proposed.ids().size(); i++) {
            String id = proposed.ids().get(i);
            experiments.put(id, new Experiment(id, batches, proposed.batch().get(i), state, null, null, null, number));
        }
    }

    private void move(String id, State state, Event.@Nullable Rejected rejected, int number) {
        experiments.computeIfPresent(
                id,
                (same, e) -> e.result() != null
                        ? e
                        : new Experiment(id, e.batch(), e.proposal(), state, e.weighing(), null, rejected, number));
    }

    /** Closes the request for a limit on its experiment. */
    private void settle(@Nullable String id) {
        if (id != null) {
            experiments.computeIfPresent(
                    id,
                    (same, e) ->
                            e.rejected() == null ? e : e.rejected(e.rejected().settled()));
        }
    }

    /** Records the weighed materials; weighing them out also begins the experiment. */
    private void weigh(String id, Weighing weighing, int number) {
        experiments.computeIfPresent(
                id,
                (same, e) -> e.isPending()
                        ? new Experiment(id, e.batch(), e.proposal(), State.BEGUN, weighing, null, null, number)
                        : e);
    }

    private void result(String id, Result result, int number) {
        experiments.compute(
                id,
                (same, e) -> e == null
                        ? new Experiment(id, 0, null, State.DONE, null, result, null, number)
                        : new Experiment(id, e.batch(), e.proposal(), State.DONE, e.weighing(), result, null, number));
    }
}
