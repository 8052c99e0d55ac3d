package shikomi.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.NotFoundResponse;
import java.io.InputStream;
import java.util.Map;

/** Serves styles, scripts and pictures, both those of Shikomi and those of the libraries it uses. */
final class Assets {
    private static final String LIBRARIES = "/META-INF/resources/webjars/";
    private static final Map<String, String> FILES = Map.of(
            "pico.css",
            LIBRARIES + "picocss__pico/2.1.1/css/pico.min.css",
            "htmx.js",
            LIBRARIES + "htmx.org/2.0.10/dist/htmx.min.js",
            "echarts.js",
            LIBRARIES + "echarts/5.5.0/echarts.min.js",
            "shikomi.css",
            "/shikomi/web/shikomi.css",
            "shikomi.js",
            "/shikomi/web/shikomi.js",
            "favicon.svg",
            "/shikomi/web/favicon.svg");
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");

    private Assets() {}

    static void routes(RoutesConfig routes) {
        routes.get("/assets/{file}", context -> {
            String name = context.pathParam("file");
            String path = FILES.get(name);
            InputStream in = path == null ? null : Assets.class.getResourceAsStream(path);
            if (in == null) {
                throw new NotFoundResponse();
            }
            context.contentType(TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"));
            context.header("Cache-Control", "max-age=3600");
            context.result(in);
        });
    }
}
