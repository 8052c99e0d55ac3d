package shikomi.cli;

import java.io.IOException;
import java.io.PrintWriter;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import shikomi.cli.terminal.Speech;
import shikomi.cli.terminal.Storage;
import shikomi.store.Home;
import shikomi.web.Server;

/** {@code serve}: the web application. */
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
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        check();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Home home = storage.open(speech)) {
            Optional<AutoCloseable> lock = home.lockForServing();
            if (lock.isEmpty()) {
                throw speech.stop("--home", "cli.serve.twice", storage.folder());
            }
            try (AutoCloseable held = lock.get();
                    Server server = start(home)) {
                out.println(speech.say("cli.serve.link", server.signInLink()));
                out.println(speech.say("cli.serve.stop"));
                out.flush();
                Objects.requireNonNull(held);
                new CountDownLatch(1).await();
            }
        }
        return Main.DONE;
    }

    private void check() throws IOException {
        if (database != null) {
            throw speech.stop("--db", "cli.not-built");
        }
        if (port < 0 || port > 65_535) {
            throw speech.stop("--port", "cli.serve.port", port);
        }
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw speech.stop("--host", "cli.serve.host", host);
            }
        } catch (UnknownHostException unknown) {
            throw speech.stop("--host", "cli.serve.unknown-host", host);
        }
    }

    private Server start(Home home) {
        try {
            return Server.start(home, new Server.Settings(host, port, Clock.systemUTC()));
        } catch (Server.PortTaken taken) {
            throw speech.stop("--port", "cli.serve.taken", port);
        }
    }
}
