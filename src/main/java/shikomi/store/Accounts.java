package shikomi.store;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import shikomi.campaign.Person;
import shikomi.campaign.Role;

/**
 * The accounts that may use the web pages and the HTTP interface. Secrets are shown once; only their hashes are kept.
 */
public final class Accounts {
    /** The duration of a session: a person signs in about once a month. Set by judgement. */
    private static final Duration SESSION = Duration.ofDays(30);

    private static final RowMapper<Person> PERSON = (row, context) ->
            new Person(row.getString("name"), Role.of(row.getString("role")).orElseThrow());

    private final Jdbi jdbi;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Creates an access token for programs. */
    public String newToken(Role role, String name) {
        String token = secret();
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO token (hash, role, name, created) VALUES (?, ?, ?, ?)",
                Hash.of(token),
                role.code(),
                name,
                clock.instant().toString()));
        return token;
    }

    public Optional<Person> byToken(String token) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT name, role FROM token WHERE hash = :hash")
                .bind("hash", Hash.of(token))
                .map(PERSON)
                .findFirst());
    }

    /** Signs a person in for 30 days. */
    public String newSession(Person person) {
        String session = secret();
        jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO session (hash, role, name, expires) VALUES (?, ?, ?, ?)",
                Hash.of(session),
                person.role().code(),
                person.name(),
                clock.instant().plus(SESSION).toString()));
        return session;
    }

    public Optional<Person> bySession(String session) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT name, role FROM session WHERE hash = :hash AND expires > :now")
                        .bind("hash", Hash.of(session))
                        .bind("now", clock.instant().toString())
                        .map(PERSON)
                        .findFirst());
    }

    public void endSession(String session) {
        jdbi.useHandle(handle -> handle.execute("DELETE FROM session WHERE hash = ?", Hash.of(session)));
    }

    /** A secret of 256 random bits. */
    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
