package shikomi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Forms that people have filled in but not submitted yet; they are not part of any history, so that no model uses them.
 */
public final class Drafts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};

    private final Jdbi jdbi;
    private final Clock clock;

    Drafts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * The owner of a draft and what it is about.
     *
     * @param experiment the id of the experiment; empty if it was not planned and has none yet
     */
    public record Of(String campaign, String experiment, String person) {
        private <S extends SqlStatement<S>> S bind(S statement) {
            return statement
                    .bind("campaign", campaign)
                    .bind("experiment", experiment)
                    .bind("person", person);
        }
    }

    /** Saves a draft in place of the previous one. */
    public void keep(Of of, Map<String, String> fields) {
        jdbi.useHandle(handle -> of.bind(handle.createUpdate("INSERT INTO draft VALUES"
                        + " (:campaign, :experiment, :person, :fields, :time) ON CONFLICT (campaign, experiment, person)"
                        + " DO UPDATE SET fields = excluded.fields, time = excluded.time"))
                .bind("fields", written(fields))
                .bind("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .execute());
    }

    public Optional<Draft> find(Of of) {
        return jdbi.withHandle(handle -> of.bind(handle.createQuery("SELECT fields, time FROM draft"
                        + " WHERE campaign = :campaign AND experiment = :experiment AND person = :person"))
                .map((row, context) -> new Draft(read(row.getString("fields")), Instant.parse(row.getString("time"))))
                .findFirst());
    }

    public void drop(Of of) {
        jdbi.useHandle(handle -> of.bind(handle.createUpdate("DELETE FROM draft"
                        + " WHERE campaign = :campaign AND experiment = :experiment AND person = :person"))
                .execute());
    }

    private static String written(Map<String, String> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("Fields that cannot be written: " + fields.keySet(), impossible);
        }
    }

    private static Map<String, String> read(String written) {
        try {
            return JSON.readValue(written, FIELDS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A draft that is no JSON", broken);
        }
    }
}
