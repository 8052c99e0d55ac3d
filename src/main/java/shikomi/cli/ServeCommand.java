package shikomi.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import shikomi.cli.terminal.Console;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;
import shikomi.web.Server;

/** The command {@code serve}: runs the web application. */
@Command(name = "serve", description = "Starts the web application; Ctrl+C stops it.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--host", paramLabel = "HOST", description = "Address to listen on (default: 127.0.0.1).")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 picks a free one (default: 8080).")
    private int port = 8080;

    @Option(names = "--db", paramLabel = "URL", description = "Not available yet (PostgreSQL).")
    private @Nullable String database;

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() throws Exception {
        check();
        try (Home home = storage.open(console)) {
            Optional<AutoCloseable> lock = home.lockForServing();
            if (lock.isEmpty()) {
                throw console.failure("--home", "cli.serve.twice", storage.folder());
            }
            try (AutoCloseable held = lock.get()) {
                Objects.requireNonNull(held);
                serve(home);
            }
        }
        return Main.DONE;
    }

    private void serve(Home home) throws InterruptedException {
        try (Server server = start(home)) {
            console.print("cli.serve.link", server.signInLink());
            console.print("cli.serve.stop");
            console.out().flush();
            new CountDownLatch(1).await();
        }
    }

    private void check() throws IOException {
        if (database != null) {
            throw console.failure("--db", "cli.not-built");
        }
        if (port < 0 || port > 65_535) {
            throw console.failure("--port", "cli.serve.port", port);
        }
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw console.failure("--host", "cli.serve.host", host);
            }
        } catch (UnknownHostException unknown) {
            throw console.failure("--host", "cli.serve.unknown-host", host);
        }
    }

    private Server start(Home home) {
        try {
            return Server.start(home, new Server.Settings(host, port, Clock.systemUTC()));
        } catch (Server.PortTaken taken) {
            throw console.failure("--port", "cli.serve.taken", port);
        }
    }
}
