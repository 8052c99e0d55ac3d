package shikomi.web;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import shikomi.store.Home;

/** A home with a campaign of films, served over real HTTP while a test runs. */
abstract class Served {
    @TempDir
    Path folder;

    Home home;
    Server server;

    @BeforeEach
    final void serve() throws Exception {
        home = Labs.films(folder);
        server = Server.start(home, new Server.Settings("127.0.0.1", 0, Clock.systemUTC()));
    }

    @AfterEach
    final void close() {
        server.close();
        home.close();
    }
}
