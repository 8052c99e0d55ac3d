package shikomi.store;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The meaning of table columns in each campaign, as a person last confirmed it, by the headings of the table. */
public final class Mappings {
    private final Jdbi jdbi;

    Mappings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores the meaning of the columns of tables with these headings. */
    public void keep(String campaign, String headings, String columns) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "INSERT INTO mapping (campaign, signature, columns) VALUES (:campaign, :signature, :columns)"
                                + " ON CONFLICT (campaign, signature) DO UPDATE SET columns = excluded.columns")
                .bind("campaign", campaign)
                .bind("signature", Hash.of(headings))
                .bind("columns", columns)
                .execute());
    }

    /** The meaning of the columns as it was last stored. */
    public Optional<String> find(String campaign, String headings) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT columns FROM mapping WHERE campaign = :campaign AND signature = :signature")
                .bind("campaign", campaign)
                .bind("signature", Hash.of(headings))
                .mapTo(String.class)
                .findFirst());
    }
}
