package shikomi.web;

import java.time.Clock;
import shikomi.store.Home;

/** x. */
public final class Server implements AutoCloseable {
    public record Settings(String host, int port, Clock clock) {}
    public static final class PortTaken extends Exception { private static final long serialVersionUID = 1; }
    public static Server start(Home home, Settings s) throws PortTaken { return new Server(); }
    public String signInLink() { return ""; }
    @Override public void close() {}
}
