package shikomi.web.api;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.stream.Stream;
import shikomi.store.Hash;

/** The entity tag of a response (RFC 9110, section 8.8.3): the same for the same bytes. */
record EntityTag(String quoted) {

    static EntityTag of(byte[] body) {
        return new EntityTag('"' + Hash.of(body).substring(0, 32) + '"');
    }

    /** Adds the tag to a response, which is left empty with status 304 if the client already has it. */
    void write(Context context) {
        context.header("ETag", quoted);
        context.header("Cache-Control", "private, no-cache");
        context.header("Vary", "Accept-Language, Authorization");
        String known = Optional.ofNullable(context.header("If-None-Match")).orElse("");
        if (Stream.of(known.split(",")).map(String::strip).anyMatch(this::matches)) {
            context.status(HttpStatus.NOT_MODIFIED).result(new byte[0]);
        }
    }

    /** The weak comparison, which is the one for {@code If-None-Match} (RFC 9110, section 13.1.2). */
    private boolean matches(String known) {
        return known.equals("*") || known.replaceFirst("^W/", "").equals(quoted);
    }
}
