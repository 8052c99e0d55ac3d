package shikomi.campaign;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.SourceSpec;
import shikomi.space.Point;

/**
 * The state of a campaign after its history. Immutable.
 *
 * @param version the number of the last event
 * @param pool the only points that can be made; null if any point of the space can be made
 * @param sources the external data in use
 * @param experiments all experiments, in the order of their ids
 * @param issued the highest number in an id used so far, including ids of undone events: it is never given out again
 */
public record Campaign(
        String name,
        int version,
        Recipe recipe,
        @Nullable List<Point> pool,
        List<AttachedSource> sources,
        List<Experiment> experiments,
        int issued,
        boolean closed) {
    public Campaign {
        pool = pool == null ? null : List.copyOf(pool);
        sources = List.copyOf(sources);
        experiments = List.copyOf(experiments);
    }

    /**
     * The state of a campaign after a history.
     *
     * @param history all events, from the first
     */
    public static Campaign of(String name, List<Occurrence> history) {
        return Fold.of(name, history);
    }

    /** A campaign that has just started. */
    public static Campaign of(String name, Event.Started start) {
        return of(name, List.of(new Occurrence(1, Instant.EPOCH, "", start)));
    }

    public Optional<Experiment> experiment(String id) {
        return experiments.stream().filter(e -> e.id().equals(id)).findFirst();
    }

    /** The external data with this name; names are compared in NFKC form. */
    public Optional<AttachedSource> source(String source) {
        return sources.stream()
                .filter(s -> Numbers.normal(s.spec().name()).equals(Numbers.normal(source)))
                .findFirst();
    }

    /** The sources that the recipe declares but that have no data attached. */
    public List<SourceSpec> missingSources() {
        return recipe.sources().stream()
                .filter(declared -> source(declared.name()).isEmpty())
                .toList();
    }

    /** Every result so far. */
    public List<Result> results() {
        return experiments.stream()
                .map(Experiment::result)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Experiments that have no result yet. */
    public List<Experiment> pending() {
        return experiments.stream().filter(Experiment::isPending).toList();
    }

    /** Points of the experiments that have no result yet. */
    public List<Point> pendingPoints() {
        return pending().stream().map(Experiment::point).toList();
    }

    /** Logs the results of planned experiments, by their ids, and of unplanned ones, which have none. */
    public Reading<Event> log(List<Given> given) {
        return new Decision(this).log(given, false);
    }

    /** Logs the results in a table: an id that the campaign does not know becomes a new experiment of that id. */
    public Reading<Event> logTable(List<Given> given) {
        return new Decision(this).log(given, true);
    }

    /** Logs the results in a table, none of which can be from a day after {@code today}. */
    public Reading<Event> logTable(List<Given> given, LocalDate today) {
        return new Decision(this).checkDays(given, today).log(given, true);
    }

    /** Replaces the result of an experiment. */
    public Reading<Event> correct(String id, Result result, @Nullable String why) {
        return new Decision(this).correct(id, result, why);
    }

    /**
     * Proposes experiments.
     *
     * @param notes messages for the readers of the proposals
     * @param version the version of the program that makes the proposals
     * @param taken whether they are sent to the bench at once
     */
    public Reading<Event> propose(List<Proposal> batch, List<Message> notes, long seed, String version, boolean taken) {
        return new Decision(this).propose(batch, notes, seed, version, taken);
    }

    /** Sends proposed experiments to the bench. */
    public Reading<Event> take(List<String> ids) {
        return new Decision(this).take(ids);
    }

    /** Rejects an experiment: it will not be made. */
    public Reading<Event> reject(String id, String why) {
        return reject(id, why, Obstacle.OTHER, false);
    }

    /**
     * Rejects an experiment: it will not be made.
     *
     * @param why the reason in words; may be blank if the obstacle is reason enough
     * @param never whether similar experiments should not be proposed again
     */
    public Reading<Event> reject(String id, String why, Obstacle obstacle, boolean never) {
        return new Decision(this).reject(id, why, obstacle, never);
    }

    /** Records that work on an experiment has begun. */
    public Reading<Event> begin(String id) {
        return new Decision(this).begin(id);
    }

    /**
     * Attaches external data, which are used from now on.
     *
     * @param sha256 the SHA-256 hash under which their file is stored
     */
    public Reading<Event> attach(SourceSpec spec, String sha256) {
        return new Decision(this).attach(spec, sha256);
    }

    /** Detaches external data, which are no longer used. */
    public Reading<Event> detach(String source) {
        return new Decision(this).detach(source);
    }

    /**
     * Adds a limit.
     *
     * @param rule an expression, as in a recipe
     * @param why the reason; null if none was given
     * @param experiment the experiment whose rejection requested the limit; null if there was none
     */
    public Reading<Event> addRule(String rule, @Nullable String why, @Nullable String experiment) {
        return new Decision(this).addRule(rule, why, experiment);
    }

    /** Dismisses a request for a limit against similar experiments. */
    public Reading<Event> declineWish(String id) {
        return new Decision(this).declineWish(id);
    }

    /** Records the materials that were weighed out for an experiment. */
    public Reading<Event> weigh(String id, Weighing weighing) {
        return new Decision(this).weigh(id, weighing);
    }

    /** Closes the campaign. */
    public Reading<Event> close(@Nullable String why) {
        return new Decision(this).close(why);
    }
}
