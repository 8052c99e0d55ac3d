package shikomi.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.InternalRouter;
import io.javalin.util.JavalinBindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import shikomi.store.Home;
import shikomi.table.file.Sheets;
import shikomi.web.api.Api;
import shikomi.web.bench.BenchPages;
import shikomi.web.bench.ExperimentPages;
import shikomi.web.bench.ResultPages;
import shikomi.web.design.DataPages;
import shikomi.web.design.ModelPages;
import shikomi.web.design.NewPages;
import shikomi.web.design.NextPages;
import shikomi.web.design.SourcePages;
import shikomi.web.design.UploadPages;
import shikomi.web.manage.CostPages;

/** The running web application. */
public final class Server implements AutoCloseable {
    /** The most fields of a form: several for each of 1,000 columns and 10,000 rows of a preview. */
    private static final int MOST_FIELDS = 100_000;

    /** The largest request in bytes: the largest file, and some room for the form that carries it. */
    private static final long LARGEST_REQUEST = Sheets.LARGEST + 1_000_000;

    private final Javalin javalin;
    private final Site site;
    private final Settings settings;

    /** @param port 0 selects a free port */
    public record Settings(String host, int port, Clock clock) {}

    /** Thrown if another program is already listening on the port. */
    public static final class PortTaken extends Exception {
        private static final long serialVersionUID = 1;

        PortTaken(int port, Throwable cause) {
            super("Port " + port + " is taken", cause);
        }
    }

    private Server(Javalin javalin, Site site, Settings settings) {
        this.javalin = javalin;
        this.site = site;
        this.settings = settings;
    }

    /** Starts the server. */
    public static Server start(Home home, Settings settings) throws PortTaken {
        return start(new Site(home, settings.clock(), new SignIn(home.accounts())), settings);
    }

    static Server start(Site site, Settings settings) throws PortTaken {
        Javalin javalin = Javalin.create(config -> configure(config, site));
        answerHead(javalin.unsafe.internalRouter);
        try {
            javalin.start(settings.host(), settings.port());
        } catch (JavalinBindException taken) {
            site.models().close();
            throw new PortTaken(settings.port(), taken);
        }
        return new Server(javalin, site, settings);
    }

    /** Lets HEAD answer as GET does, checks included, without the content (RFC 9110, section 9.3.2). */
    private static void answerHead(InternalRouter router) {
        router.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.equals(HandlerType.GET))
                .forEach(endpoint ->
                        router.addHttpEndpoint(new Endpoint(HandlerType.HEAD, endpoint.path, endpoint.handler)));
    }

    private static void configure(JavalinConfig config, Site site) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = LARGEST_REQUEST;
        config.jetty.multipartConfig.maxTotalRequestSize(LARGEST_REQUEST / 1_000_000, io.javalin.config.SizeUnit.MB);
        config.jetty.multipartConfig.maxFileSize(LARGEST_REQUEST / 1_000_000, io.javalin.config.SizeUnit.MB);
        config.jetty.modifyServletContextHandler(handler -> {
            handler.setMaxFormContentSize((int) LARGEST_REQUEST);
            handler.setMaxFormKeys(MOST_FIELDS);
        });
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "shikomi.web.page");
        config.fileRenderer((file, model, context) -> {
            gg.jte.output.StringOutput output = new gg.jte.output.StringOutput();
            templates.render(file, java.util.Collections.unmodifiableMap(model), output);
            return output.toString();
        });
        RequestFilter.routes(site, config.routes);
        Failures.routes(config.routes);
        Assets.routes(config.routes);
        site.signIn().routes(site, config.routes);
        CampaignPages.routes(site, config.routes);
        BenchPages.routes(site, config.routes);
        ExperimentPages.routes(site, config.routes);
        ResultPages.routes(site, config.routes);
        NextPages.routes(site, config.routes);
        SourcePages.routes(site, config.routes);
        UploadPages.routes(site, config.routes);
        DataPages.routes(site, config.routes);
        ModelPages.routes(site, config.routes);
        NewPages.routes(site, config.routes);
        CostPages.routes(site, config.routes);
        Api.routes(site, config.routes);
    }

    /** The address of the server, such as {@code http://127.0.0.1:8080}. */
    public String url() {
        try {
            boolean six = InetAddress.getByName(settings.host()) instanceof Inet6Address;
            return "http://" + (six ? "[" + settings.host() + "]" : settings.host()) + ":" + javalin.port();
        } catch (UnknownHostException vanished) {
            throw new IllegalStateException(vanished);
        }
    }

    /** A link that signs a person in, and works once. */
    public String signInLink() {
        return url() + "/sign-in?token=" + site.signIn().newLink();
    }

    /**
     * The routes that programs can call, such as {@code get /health}; the API description must contain all of them but
     * HEAD, which answers wherever GET does.
     */
    List<String> apiRoutes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> !endpoint.method.equals(HandlerType.HEAD))
                .filter(endpoint -> endpoint.path.startsWith("/api/") || RequestFilter.OPEN.contains(endpoint.path))
                .map(endpoint -> endpoint.method.name().toLowerCase(Locale.ROOT) + " " + endpoint.path)
                .toList();
    }

    @Override
    public void close() {
        javalin.stop();
        site.models().close();
    }
}
