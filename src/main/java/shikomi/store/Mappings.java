package shikomi.store;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What columns of tables mean to a campaign, as somebody said the last time, by the headings of the table. */
public final class Mappings {
    private final Jdbi jdbi;

    Mappings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps what the columns of tables with these headings mean. */
    public void keep(String campaign, String headings, String columns) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO mapping (campaign, signature, columns) VALUES (:campaign, :signature, :columns)"
                                + " ON CONFLICT (campaign, signature) DO UPDATE SET columns = excluded.columns")
                .bind("campaign", campaign)
                .bind("signature", Hash.of(headings))
                .bind("columns", columns)
                .execute());
    }

    /** What the columns meant the last time. */
    public Optional<String> find(String campaign, String headings) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT columns FROM mapping WHERE campaign = :campaign AND signature = :signature")
                .bind("campaign", campaign)
                .bind("signature", Hash.of(headings))
                .mapTo(String.class)
                .findFirst());
    }
}
