package shikomi.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The rest of a request that is refused before all of it is read. Clients send a request to its end before they read
 * the response; if the connection closed earlier, they would report a broken pipe instead of the refusal.
 */
final class RefusedBody {
    /** A client that sends more bytes than this meets a closed connection: five times the largest request. */
    private static final long MOST = 100_000_000;

    private static final int BLOCK = 65_536;

    private RefusedBody() {}

    /** Reads what is left of the request to a response that reports an error, and drops it. */
    static void discard(Context context) throws IOException {
        boolean waits = context.header("Expect") != null; // such a client sends nothing before it is asked to
        if (context.statusCode() < 400 || waits || context.req().getContentLengthLong() > MOST) {
            return;
        }
        try {
            InputStream rest = context.req().getInputStream();
            byte[] block = new byte[BLOCK];
            long left = MOST;
            for (int read = 0; read >= 0 && left > 0; read = rest.read(block)) {
                left -= read;
            }
        } catch (UncheckedIOException | IOException | IllegalStateException gone) {
            // the client has left, or the form was read in another way: nothing is left to read
        }
    }
}
