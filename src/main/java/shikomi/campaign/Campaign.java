package shikomi.campaign;

import java.time.Instant;
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
 * The state of a running search after its history. Immutable.
 *
 * @param version the number of the last event
 * @param pool the only points that can be made; null where anything in the space can be
 * @param sources the external data that are used
 * @param experiments in the order of their ids
 * @param issued how many ids were given out, those of undone events included: a printed id never means something else
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
     * The campaign after a history.
     *
     * @param history every event from the first on
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

    /** The external data of this name; names are compared after NFKC. */
    public Optional<AttachedSource> source(String source) {
        return sources.stream()
                .filter(s -> Numbers.normal(s.spec().name()).equals(Numbers.normal(source)))
                .findFirst();
    }

    /** The sources that the recipe declares and that have no data here. */
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

    /** Experiments whose results are still to come. */
    public List<Experiment> pending() {
        return experiments.stream().filter(Experiment::isPending).toList();
    }

    /** Points of experiments whose results are still to come. */
    public List<Point> pendingPoints() {
        return pending().stream().map(Experiment::point).toList();
    }

    /** Logs results of planned and unplanned experiments. */
    public Reading<Event> log(List<Given> given) {
        return new Decision(this).log(given);
    }

    /** The result of an experiment is replaced. */
    public Reading<Event> correct(String id, Result result, @Nullable String why) {
        return new Decision(this).correct(id, result, why);
    }

    /**
     * Experiments are proposed.
     *
     * @param notes for the people who read the proposals
     * @param version of the program that proposes
     * @param taken whether they go to the bench at once
     */
    public Reading<Event> propose(List<Proposal> batch, List<Message> notes, long seed, String version, boolean taken) {
        return new Decision(this).propose(batch, notes, seed, version, taken);
    }

    /** Proposed experiments go to the bench. */
    public Reading<Event> take(List<String> ids) {
        return new Decision(this).take(ids);
    }

    /** An experiment will not be made. */
    public Reading<Event> reject(String id, String why) {
        return reject(id, why, Obstacle.OTHER, false);
    }

    /**
     * An experiment will not be made.
     *
     * @param why in words; may be blank if the obstacle is reason enough
     * @param never whether nothing like it should be suggested again
     */
    public Reading<Event> reject(String id, String why, Obstacle obstacle, boolean never) {
        return new Decision(this).reject(id, why, obstacle, never);
    }

    /** Somebody begins to make an experiment. */
    public Reading<Event> begin(String id) {
        return new Decision(this).begin(id);
    }

    /**
     * External data are to be used from now on.
     *
     * @param sha256 by which their file is kept
     */
    public Reading<Event> attach(SourceSpec spec, String sha256) {
        return new Decision(this).attach(spec, sha256);
    }

    /** External data are no longer to be used. */
    public Reading<Event> detach(String source) {
        return new Decision(this).detach(source);
    }

    /**
     * One more limit is added.
     *
     * @param rule an expression, as in a recipe
     * @param why null where no reason was given
     * @param experiment whose rejection asked for the limit; null where none did
     */
    public Reading<Event> addRule(String rule, @Nullable String why, @Nullable String experiment) {
        return new Decision(this).addRule(rule, why, experiment);
    }

    /** Dismisses a request for a limit against similar experiments. */
    public Reading<Event> declineWish(String id) {
        return new Decision(this).declineWish(id);
    }

    /** The materials of an experiment are put together. */
    public Reading<Event> weigh(String id, Weighing weighing) {
        return new Decision(this).weigh(id, weighing);
    }

    /** Closes the campaign. */
    public Reading<Event> close(@Nullable String why) {
        return new Decision(this).close(why);
    }
}
