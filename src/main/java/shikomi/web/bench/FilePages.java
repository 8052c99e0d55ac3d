package shikomi.web.bench;

import io.javalin.config.RoutesConfig;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shikomi.campaign.Attachment;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Serves the photos and files of results. Only plain pictures are displayed; everything else is downloaded. */
final class FilePages {
    /** The number of leading bytes that identify a format: WebP needs twelve. */
    private static final int HEAD = 12;

    /** The leading bytes of picture formats that cannot contain scripts, as patterns of hexadecimal digits. */
    private static final Map<String, String> PICTURES = Map.of(
            "89504e470d0a1a0a.*", "image/png",
            "ffd8ff.*", "image/jpeg",
            "474946383[79]61.*", "image/gif",
            "52494646.{8}57454250", "image/webp");

    private FilePages() {}

    static void routes(Site site, RoutesConfig routes) {
        routes.get("/c/{campaign}/e/{id}/files/{sha256}", context -> {
            Visit visit = new Visit(site, context);
            Campaign campaign = visit.campaign();
            Attachment file = find(visit.experiment(campaign), context.pathParam("sha256"));
            byte[] bytes = site.home().files().find(file.sha256()).orElseThrow(NotFoundResponse::new);
            Optional<String> picture = picture(bytes);
            context.header(
                    "Content-Disposition",
                    (picture.isPresent() ? "inline" : "attachment") + "; filename*=UTF-8''" + encoded(file.name()));
            context.contentType(picture.orElse("application/octet-stream")).result(bytes);
        });
    }

    /** Finds a file among those of the experiment only, because the store contains other files, too. */
    private static Attachment find(Experiment experiment, String sha256) {
        return Optional.ofNullable(experiment.result()).stream()
                .flatMap(result -> result.attachments().stream())
                .filter(file -> file.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
    }

    private static Optional<String> picture(byte[] bytes) {
        String head = HexFormat.of().formatHex(Arrays.copyOf(bytes, HEAD));
        return PICTURES.entrySet().stream()
                .filter(picture -> head.matches(picture.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns whether the file name is that of a picture that can be displayed. */
    static boolean isPicture(String name) {
        return name.toLowerCase(Locale.ROOT).matches("(?s).*\\.(png|jpe?g|gif|webp)");
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
