package shikomi.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shikomi.message.Message;
import shikomi.message.Text;
import shikomi.recipe.SourceSpec;
import shikomi.space.Constraint;
import shikomi.space.Point;

/** Something that happened in a campaign. */
public sealed interface Event {

    /**
     * The campaign began with a recipe and, possibly, a pool.
     *
     * @param recipe the text of the recipe
     * @param pool the only points that can be made; null if any point of the space can be made
     */
    record Started(String recipe, @Nullable List<Point> pool) implements Event {
        public Started {
            pool = pool == null ? null : List.copyOf(pool);
        }
    }

    /**
     * Experiments were proposed; {@code ids} holds one id for each proposal.
     *
     * @param notes messages for the readers of the proposals
     * @param version the version of the program that proposed them; the version, the seed and the history before this
     *     event determine the proposals
     * @param taken true if they went to the bench at once, false if they wait to be taken
     */
    record Proposed(
            List<String> ids, List<Proposal> batch, List<Message> notes, long seed, String version, boolean taken)
            implements Event {
        public Proposed {
            ids = List.copyOf(ids);
            batch = List.copyOf(batch);
            notes = List.copyOf(notes);
            if (ids.size() != batch.size()) {
                throw new IllegalArgumentException(ids + " must be one for each of " + batch.size());
            }
        }
    }

    /** Proposed experiments were sent to the bench. */
    record Taken(List<String> ids) implements Event {
        public Taken {
            ids = List.copyOf(ids);
        }
    }

    /**
     * A proposed or waiting experiment will not be made.
     *
     * @param why the reason in words; may be empty if the obstacle is reason enough
     * @param never whether the person requested a limit against similar experiments; once decided, the request is
     *     removed from the experiment
     */
    record Rejected(String id, String why, Obstacle obstacle, boolean never) implements Event {
        public Rejected(String id, String why) {
            this(id, why, Obstacle.OTHER, false);
        }

        Rejected settled() {
            return new Rejected(id, why, obstacle, false);
        }
    }

    /** Work on an experiment began. */
    record Begun(String id) implements Event {}

    /** The materials of an experiment were weighed out. */
    record Weighed(String id, Weighing weighing) implements Event {}

    /** Results of planned or unplanned experiments were logged; a new id belongs to an unplanned experiment. */
    record Logged(List<Entry> entries) implements Event {
        public Logged {
            entries = List.copyOf(entries);
        }

        /** The result of one experiment. */
        public record Entry(String id, Result result) {}
    }

    /** The result of an experiment was replaced. */
    record Corrected(String id, Result result, @Nullable String why) implements Event {}

    /** External data were attached and replace any data of the same name. Their file is stored under its hash. */
    record SourceAttached(SourceSpec spec, String sha256) implements Event {}

    /** External data were detached. */
    record SourceDetached(String name) implements Event {}

    /**
     * A limit was added: every later proposal satisfies it, as if it were in the recipe.
     *
     * @param rule an expression, as in a recipe
     * @param why the reason; null if none was given
     * @param experiment the experiment whose rejection requested the limit; null if there was none
     */
    record RuleAdded(
            String rule, @Nullable String why, @Nullable String experiment) implements Event {
        public Constraint constraint() {
            return new Constraint(rule, null, why == null ? null : Text.plain(why));
        }
    }

    /** A request for a limit against similar experiments was dismissed. */
    record WishDeclined(String id) implements Event {}

    /** An earlier event, given by its number, was undone; undoing an undo restores it. */
    record Undone(int number) implements Event {}

    /** The campaign was closed. */
    record Closed(@Nullable String why) implements Event {}
}
