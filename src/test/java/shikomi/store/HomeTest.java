package shikomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shikomi.campaign.Event;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Person;
import shikomi.campaign.Role;
import shikomi.message.Language;
import shikomi.message.Reading;

class HomeTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T04:05:06.123456Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Home open() {
        return Home.open(folder.resolve("home"), CLOCK).orElseThrow();
    }

    private static Event.Started started() {
        return new Event.Started(Facts.RECIPE, null);
    }

    @Test
    void every_event_reads_back_as_it_was_written() {
        try (Home home = open()) {
            for (int seed = 0; seed < 200; seed++) {
                Event event = new Facts(seed).event(seed);
                home.histories().append("c", seed, "田中", event, null);
                assertThat(home.histories().history("c").getLast())
                        .as("seed %d", seed)
                        .isEqualTo(new Occurrence(seed + 1, CLOCK.instant(), "田中", event));
            }
        }
    }

    @Test
    void a_file_is_kept_once_and_found_by_its_hash() {
        byte[] bytes = {0, 1, -1, 13, 10};
        String hash;
        try (Home home = open()) {
            hash = home.files().keep(bytes);
            assertThat(home.files().keep(bytes.clone())).isEqualTo(hash).isEqualTo(Hash.of(bytes));
        }
        try (Home home = open()) {
            assertThat(home.files().find(hash)).contains(bytes);
            assertThat(home.files().find(Hash.of("other"))).isEmpty();
        }
    }

    @Test
    void a_campaign_is_there_again_after_the_home_was_closed() {
        try (Home home = open()) {
            assertThat(home.histories().start("c", "a", started())).isInstanceOf(Appended.Done.class);
            assertThat(home.histories().start("c", "b", started())).isEqualTo(new Appended.Stale(1));
        }
        try (Home home = open()) {
            assertThat(home.histories().names()).containsExactly("c");
            assertThat(home.histories().campaign("c").orElseThrow().version()).isEqualTo(1);
            assertThat(home.histories().campaign("other")).isEmpty();
        }
    }

    @Test
    void a_request_that_is_sent_again_changes_nothing() {
        try (Home home = open()) {
            home.histories().start("c", "a", started());
            RequestKey key = new RequestKey("k", "hash");
            Event event = new Facts(5).event(5);
            assertThat(home.histories().append("c", 1, "a", event, key)).isInstanceOf(Appended.Done.class);
            assertThat(home.histories().append("c", 1, "a", event, key))
                    .isEqualTo(new Appended.Repeated(new Occurrence(2, CLOCK.instant(), "a", event)));
            assertThat(home.histories().append("c", 2, "a", event, new RequestKey("k", "other")))
                    .isEqualTo(new Appended.KeyReused());
            assertThat(home.histories().history("c")).hasSize(2);
        }
    }

    @Test
    void of_writers_who_decided_on_the_same_version_one_wins() throws InterruptedException {
        Queue<Appended> answers = new ConcurrentLinkedQueue<>();
        try (Home home = open();
                Home other = open();
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            home.histories().start("c", "a", started());
            for (int t = 0; t < 8; t++) {
                Histories histories = (t % 2 == 0 ? home : other).histories();
                threads.execute(() -> {
                    for (int kept = 0; kept < 25; ) {
                        int version = histories.campaign("c").orElseThrow().version();
                        Appended answer = histories.append("c", version, "a", new Event.Begun("E-001"), null);
                        answers.add(answer);
                        kept += answer instanceof Appended.Done ? 1 : 0;
                    }
                });
            }
            threads.shutdown();
            assertThat(threads.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
            assertThat(answers.stream().filter(Appended.Done.class::isInstance)).hasSize(200);
            assertThat(home.histories().history("c"))
                    .extracting(Occurrence::number)
                    .last()
                    .isEqualTo(201);
        }
    }

    @Test
    void what_was_acknowledged_survives_kill_9() throws Exception {
        Path said = folder.resolve("said");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.resolve("home").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        while (writer.isAlive() && lines(said).size() < 40) {
            Thread.sleep(20);
        }
        writer.destroyForcibly().waitFor();
        List<String> acknowledged = lines(said);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(40);
        try (Home home = open()) {
            assertThat(home.histories().campaign("c").orElseThrow().experiments())
                    .extracting(Experiment::id)
                    .containsAll(acknowledged);
        }
    }

    /** The whole lines of a file that is being written. */
    private static List<String> lines(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** Logs results one by one, and says which are kept. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            try (Home home = Home.open(Path.of(arguments[0]), Clock.systemUTC()).orElseThrow()) {
                home.histories().start("c", "a", started());
                for (int i = 1; i < 100_000; i++) {
                    String id = String.format(java.util.Locale.ROOT, "E-%03d", i);
                    Event event = new Event.Logged(List.of(new Event.Logged.Entry(id, new Facts(i).result())));
                    if (home.histories().append("c", i, "a", event, null) instanceof Appended.Done) {
                        System.out.println(id);
                    }
                }
            }
        }
    }

    @Test
    void a_live_home_is_backed_up() throws InterruptedException {
        try (Home home = open();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            home.histories().start("c", "a", started());
            thread.execute(() -> {
                for (int i = 1; i < 200; i++) {
                    home.histories().append("c", i, "a", new Event.Begun("E-001"), null);
                }
            });
            Path backup = folder.resolve("backup");
            Files.createDirectories(backup);
            assertThat(home.backup(backup.resolve("shikomi.db")).problems()).isEmpty();
            assertThat(home.backup(backup.resolve("shikomi.db")).problems())
                    .singleElement()
                    .satisfies(p -> assertThat(p.in(Language.EN))
                            .contains("already exists")
                            .endsWith("already exists. Choose another name; a backup never overwrites a file."));
            try (Home copy = Home.open(backup, CLOCK).orElseThrow()) {
                int version = copy.histories().campaign("c").orElseThrow().version();
                assertThat(copy.histories().history("c")).hasSize(version);
            }
            thread.shutdown();
            thread.awaitTermination(60, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_is_no_home_is_told() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(problem(Home.open(file, CLOCK))).startsWith("The home folder " + file + " cannot be used:");
        Path binary = Files.createDirectories(folder.resolve("binary"));
        Files.write(binary.resolve("shikomi.db"), new byte[5000]);
        Files.writeString(binary.resolve("shikomi.db"), "This is no database. ".repeat(300));
        assertThat(problem(Home.open(binary, CLOCK)))
                .startsWith("The database in ")
                .endsWith("Restore shikomi.db from a backup, or choose another --home.");
    }

    private static String problem(Reading<Home> reading) {
        return reading.problems().getFirst().in(Language.EN);
    }

    @Test
    void a_home_is_served_once() throws Exception {
        try (Home home = open();
                Home other = open()) {
            AutoCloseable lock = home.lockForServing().orElseThrow();
            assertThat(other.lockForServing()).isEmpty();
            lock.close();
            AutoCloseable again = other.lockForServing().orElseThrow();
            again.close();
        }
    }

    @Test
    void tokens_and_sessions_sign_people_in() {
        try (Home home = open()) {
            Accounts accounts = home.accounts();
            String token = accounts.newToken(Role.CHEMIST, "robot");
            assertThat(accounts.byToken(token)).contains(new Person("robot", Role.CHEMIST));
            assertThat(accounts.byToken(token + "x")).isEmpty();
            String session = accounts.newSession(new Person("田中", Role.MANAGER));
            assertThat(accounts.bySession(session)).contains(new Person("田中", Role.MANAGER));
            assertThat(accounts.byToken(session)).isEmpty();
            accounts.endSession(session);
            assertThat(accounts.bySession(session)).isEmpty();
        }
    }

    @Test
    void a_session_ends_after_30_days() {
        String session;
        try (Home home = open()) {
            session = home.accounts().newSession(new Person("a", Role.CHEMIST));
        }
        Clock later = Clock.offset(CLOCK, Duration.ofDays(31));
        try (Home home = Home.open(folder.resolve("home"), later).orElseThrow()) {
            assertThat(home.accounts().bySession(session)).isEmpty();
        }
    }

    @Test
    void a_home_of_a_newer_release_is_refused() {
        try (Home home = open()) {
            home.histories().start("c", "a", started());
        }
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("home/shikomi.db"));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE event SET format = 99");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
        assertThat(problem(Home.open(folder.resolve("home"), CLOCK)))
                .contains(
                        "was written by a newer version of Shikomi (format 99; this version reads 5). Use that version");
    }
}
