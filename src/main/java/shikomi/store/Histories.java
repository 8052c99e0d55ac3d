package shikomi.store;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Occurrence;

/** The append-only histories of all campaigns in a home folder. */
public final class Histories {
    private static final RowMapper<Occurrence> OCCURRENCE = (row, context) -> new Occurrence(
            row.getInt("number"),
            Instant.parse(row.getString("time")),
            row.getString("person"),
            EventCodec.event(row.getString("kind"), row.getString("body")));

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<String, Kept> folded = new ConcurrentHashMap<>();

    /** The last event of a campaign; an event of the same number at another time is a different one. */
    private record Last(int number, String time) {}

    /** The state of a campaign after an event. */
    private record Kept(Last last, Campaign campaign) {}

    Histories(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The names of all campaigns, the most recently changed first. */
    public List<String> names() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT campaign FROM event GROUP BY campaign ORDER BY max(time) DESC, campaign")
                .mapTo(String.class)
                .list());
    }

    /** All campaigns, the most recently changed first. */
    public List<Campaign> campaigns() {
        return names().stream().flatMap(name -> campaign(name).stream()).toList();
    }

    /** The current state of a campaign. */
    public Optional<Campaign> campaign(String name) {
        Optional<Last> last = jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT number, time FROM event WHERE campaign = :name ORDER BY number DESC LIMIT 1")
                .bind("name", name)
                .map((row, context) -> new Last(row.getInt("number"), row.getString("time")))
                .findFirst());
        return last.map(found -> folded(name, found));
    }

    private Campaign folded(String name, Last last) {
        Kept kept = folded.get(name);
        if (kept != null && kept.last().equals(last)) {
            return kept.campaign();
        }
        Campaign campaign = Campaign.of(name, history(name));
        if (campaign.version() == last.number()) {
            folded.put(name, new Kept(last, campaign));
        }
        return campaign;
    }

    /** Every event of a campaign; empty if there is none of this name. */
    public List<Occurrence> history(String name) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT * FROM event WHERE campaign = :name ORDER BY number")
                        .bind("name", name)
                        .map(OCCURRENCE)
                        .list());
    }

    /** Starts a campaign; returns {@link Appended.Stale} if the name is taken. */
    public Appended start(String name, String person, Event.Started started) {
        return start(name, person, started, List.of(), null);
    }

    /**
     * Starts a campaign with its first events, all of them or none; returns {@link Appended.Stale} if the name is taken.
     *
     * @param events what follows the start
     * @param key distinguishes a repeated request from a new one
     */
    public Appended start(
            String name, String person, Event.Started started, List<Event> events, @Nullable RequestKey key) {
        return jdbi.inTransaction(handle -> {
            Optional<Appended> earlier = key == null ? Optional.empty() : before(handle, name, key);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            int now = version(handle, name);
            if (now > 0) {
                return new Appended.Stale(now);
            }
            Appended first = appended(handle, name, occurrence(1, person, started), key);
            for (int i = 0; i < events.size(); i++) {
                insert(handle, name, occurrence(i + 2, person, events.get(i)), null);
            }
            return first;
        });
    }

    /**
     * Appends an event, unless the campaign has changed since the decision.
     *
     * @param version the version of the campaign when the event was decided
     * @param key distinguishes a repeated request from a new one
     */
    public Appended append(String campaign, int version, String person, Event event, @Nullable RequestKey key) {
        return jdbi.inTransaction(handle -> {
            Optional<Appended> earlier = key == null ? Optional.empty() : before(handle, campaign, key);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            int now = version(handle, campaign);
            return now == version
                    ? appended(handle, campaign, occurrence(version + 1, person, event), key)
                    : new Appended.Stale(now);
        });
    }

    /** The day by the clock that dates the events, where this program runs. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    private Occurrence occurrence(int number, String person, Event event) {
        return new Occurrence(number, clock.instant().truncatedTo(ChronoUnit.MICROS), person, event);
    }

    private static Appended appended(Handle handle, String campaign, Occurrence occurrence, @Nullable RequestKey key) {
        insert(handle, campaign, occurrence, key);
        return new Appended.Done(occurrence);
    }

    private static Optional<Appended> before(Handle handle, String campaign, RequestKey key) {
        return handle.createQuery("SELECT * FROM event WHERE campaign = :campaign AND key = :key")
                .bind("campaign", campaign)
                .bind("key", key.key())
                .map((row, context) -> key.bodyHash().equals(row.getString("body_hash"))
                        ? new Appended.Repeated(OCCURRENCE.map(row, context))
                        : (Appended) new Appended.KeyReused())
                .findFirst();
    }

    private static int version(Handle handle, String campaign) {
        return handle.createQuery("SELECT coalesce(max(number), 0) FROM event WHERE campaign = :campaign")
                .bind("campaign", campaign)
                .mapTo(Integer.class)
                .one();
    }

    private static void insert(Handle handle, String campaign, Occurrence occurrence, @Nullable RequestKey key) {
        handle.createUpdate("INSERT INTO event (campaign, number, time, person, format, kind, body, key, body_hash)"
                        + " VALUES (:campaign, :number, :time, :person, :format, :kind, :body, :key, :hash)")
                .bind("campaign", campaign)
                .bind("number", occurrence.number())
                .bind("time", occurrence.time().toString())
                .bind("person", occurrence.person())
                .bind("format", EventCodec.format(occurrence.event()))
                .bind("kind", EventCodec.kind(occurrence.event()))
                .bind("body", EventCodec.body(occurrence.event()))
                .bind("key", key == null ? null : key.key())
                .bind("hash", key == null ? null : key.bodyHash())
                .execute();
    }

    /**
     * The event that was appended with an idempotency key, if any: {@link Appended.Repeated} or
     * {@link Appended.KeyReused}.
     */
    public Optional<Appended> repeated(String campaign, RequestKey key) {
        return jdbi.withHandle(handle -> before(handle, campaign, key));
    }

    /** Whether an event was appended with a key that is, or begins with, these words. */
    public boolean isAppended(String campaign, String words) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM event WHERE campaign = :campaign"
                                + " AND (key = :words OR substr(key, 1, length(:words) + 1) = :words || ' ')")
                        .bind("campaign", campaign)
                        .bind("words", words)
                        .mapTo(Integer.class)
                        .one())
                > 0;
    }

    /** Deletes a campaign with its drafts; used only for the demo campaign, which is replayed. */
    public void delete(String name) {
        folded.remove(name);
        jdbi.useHandle(handle -> {
            handle.execute("DELETE FROM event WHERE campaign = ?", name);
            handle.execute("DELETE FROM draft WHERE campaign = ?", name);
        });
    }

    int newestFormat() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT coalesce(max(format), 0) FROM event")
                .mapTo(Integer.class)
                .one());
    }
}
