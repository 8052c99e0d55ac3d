package shikomi.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import shikomi.message.Problem;
import shikomi.message.Reading;

/** The folder with all data of a lab: the histories of its campaigns and its accounts, in one SQLite file. */
public final class Home implements AutoCloseable {
    private static final String FILE = "shikomi.db";

    /**
     * The longest time in milliseconds that a write waits for another process that writes, such as a backup. Set by
     * judgement.
     */
    private static final int BUSY_TIMEOUT_MS = 10_000;

    /** SQLite writes one transaction at a time; more connections only serve readers. Set by judgement. */
    private static final int MOST_CONNECTIONS = 8;

    private final Path folder;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Histories histories;
    private final Accounts accounts;
    private final KeptFiles files;
    private final Drafts drafts;
    private final Mappings mappings;

    private Home(Path folder, HikariDataSource pool, Clock clock) {
        this.folder = folder;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.histories = new Histories(jdbi, clock);
        this.accounts = new Accounts(jdbi, clock);
        this.files = new KeptFiles(jdbi);
        this.drafts = new Drafts(jdbi, clock);
        this.mappings = new Mappings(jdbi);
    }

    /**
     * Opens a home folder; creates it if it does not exist.
     *
     * @param clock gives the time of events
     */
    public static Reading<Home> open(Path folder, Clock clock) {
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                return failed("store.no-folder", folder, "it is read-only");
            }
        } catch (IOException | SecurityException unusable) {
            return failed("store.no-folder", folder, unusable.toString());
        }
        HikariDataSource pool = new HikariDataSource(pooled(folder));
        Reading<Home> home = migrated(folder, pool, clock);
        if (home.value() == null) {
            pool.close();
        }
        return home;
    }

    /** A home whose database has the newest tables; a problem if it cannot be used or a newer release wrote to it. */
    private static Reading<Home> migrated(Path folder, HikariDataSource pool, Clock clock) {
        try {
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:shikomi/store/sqlite")
                    .load()
                    .migrate();
            Home home = new Home(folder, pool, clock);
            int format = home.histories.newestFormat();
            return format <= EventCodec.FORMAT
                    ? Reading.of(home)
                    : failed("store.newer", folder, format, EventCodec.FORMAT);
        } catch (RuntimeException unusable) { // Flyway, Hikari, Jdbi and SQLite each have their own exceptions
            return failed(
                    "store.no-database",
                    folder.resolve(FILE),
                    String.valueOf(root(unusable).getMessage()));
        }
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Reading<Home> failed(String key, Object... arguments) {
        return Reading.failed(List.of(Problem.of("", key, arguments)));
    }

    private static HikariConfig pooled(Path folder) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database(folder));
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(BUSY_TIMEOUT_MS);
        return config;
    }

    private static SQLiteDataSource database(Path folder) {
        SQLiteConfig sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL); // acknowledged writes survive a power cut
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MS);
        SQLiteDataSource source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + folder.resolve(FILE));
        return source;
    }

    /** The folder; apart from the database it holds only files that can be recreated. */
    public Path folder() {
        return folder;
    }

    /** The histories of all campaigns. */
    public Histories histories() {
        return histories;
    }

    /** Files that facts refer to. */
    public KeptFiles files() {
        return files;
    }

    /** Forms that people have filled in but not submitted yet. */
    public Drafts drafts() {
        return drafts;
    }

    /** The meanings of table columns. */
    public Mappings mappings() {
        return mappings;
    }

    /** The accounts that may sign in. */
    public Accounts accounts() {
        return accounts;
    }

    /**
     * Claims the home for a web server until the claim is closed or the process ends.
     *
     * @return the claim; empty if another server holds it
     */
    @SuppressWarnings("MustBeClosedChecker")
    public Optional<AutoCloseable> lockForServing() throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("serve.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            // another server in this process holds it
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(channel);
    }

    /** Copies the whole database into a new file while it is in use. */
    public Reading<Path> backup(Path file) {
        if (Files.exists(file)) {
            return Reading.failed(List.of(Problem.of(file.toString(), "store.backup-exists", file)));
        }
        try {
            jdbi.useHandle(handle ->
                    handle.execute("VACUUM INTO ?", file.toAbsolutePath().toString()));
            return Reading.of(file);
        } catch (RuntimeException unwritable) {
            String reason = String.valueOf(
                    unwritable.getCause() == null
                            ? unwritable
                            : unwritable.getCause().getMessage());
            return Reading.failed(List.of(Problem.of(file.toString(), "store.backup-failed", file, reason)));
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
