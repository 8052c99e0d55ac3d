package shikomi.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Experiment;
import shikomi.campaign.Occurrence;
import shikomi.campaign.Person;
import shikomi.campaign.Undo;
import shikomi.message.Language;
import shikomi.message.Message;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.store.Home;
import shikomi.store.RequestKey;

/** One request by a person who is signed in. */
public final class Visit {
    /** The media type of a workbook. */
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String PERSON = "person";
    private static final String CSRF = "csrf";

    private final Site site;
    private final Context context;
    private @Nullable History read;
    private Optional<Page.Done> done = Optional.empty();
    private boolean doneRead;

    /** The history of one version of a campaign, cached so that no page reads it twice. */
    private record History(String campaign, int version, List<Occurrence> occurrences) {}

    public Visit(Site site, Context context) {
        this.site = site;
        this.context = context;
    }

    /** The services that every page uses. */
    public Site site() {
        return site;
    }

    static void remember(Context context, Person person, String csrf) {
        context.attribute(PERSON, person);
        context.attribute(CSRF, csrf);
    }

    static @Nullable Person known(Context context) {
        return context.attribute(PERSON);
    }

    static String csrf(Context context) {
        return Optional.<String>ofNullable(context.attribute(CSRF)).orElse("");
    }

    public Language language() {
        return Page.language(context);
    }

    public Person person() {
        return java.util.Objects.requireNonNull(context.attribute(PERSON));
    }

    /**
     * Returns the campaign that the path names.
     *
     * @throws NotFoundResponse if there is no such campaign
     */
    public Campaign campaign() {
        String name = context.pathParam("campaign");
        return site.home()
                .histories()
                .campaign(name)
                .orElseThrow(() ->
                        new NotFoundResponse(Message.of("web.no-campaign", name).in(language())));
    }

    /** Returns the experiment that the path names. */
    public Experiment experiment(Campaign campaign) {
        String id = context.pathParam("id");
        return campaign.experiment(id)
                .orElseThrow(() -> new NotFoundResponse(
                        Message.of("web.no-experiment", id, campaign.name()).in(language())));
    }

    public List<Occurrence> history(Campaign campaign) {
        if (read == null || !read.campaign().equals(campaign.name()) || read.version() != campaign.version()) {
            read = new History(
                    campaign.name(), campaign.version(), site.home().histories().history(campaign.name()));
        }
        return read.occurrences();
    }

    /** The value of a form field or of a query parameter; empty if it is missing. */
    public String field(String name) {
        String value = context.method().equals(HandlerType.POST) ? context.formParam(name) : context.queryParam(name);
        return value == null ? "" : value;
    }

    public List<String> fields(String name) {
        return context.formParams(name);
    }

    public Context context() {
        return context;
    }

    public Home home() {
        return site.home();
    }

    public Instant now() {
        return site.clock().instant();
    }

    /** The frame of a page; {@code title} is already in the language of the page. */
    public Page page(String title, @Nullable Campaign campaign) {
        return new Page(
                language(),
                title,
                known(context),
                campaign,
                context.method().equals(HandlerType.GET) ? Page.path(context) : context.path(),
                csrf(context),
                Page.gloves(context),
                done(campaign));
    }

    private Page.@Nullable Done done(@Nullable Campaign campaign) {
        String number = context.queryParam("done");
        if (campaign == null || number == null || !number.matches("\\d{1,9}")) {
            return null;
        }
        if (!doneRead) {
            doneRead = true;
            done = Failures.unless(
                    Optional.empty(),
                    "the words on event " + number + " of " + campaign.name(),
                    () -> EventWords.done(campaign, history(campaign), Integer.parseInt(number), rows(), language()));
        }
        return done.orElse(null);
    }

    /** The number of rows of a table that were just saved; 0 if none were. */
    private int rows() {
        String rows = context.queryParam("rows");
        return rows != null && rows.matches("\\d{1,7}") ? Integer.parseInt(rows) : 0;
    }

    /** Marks the response as a file to download. */
    public void download(String file, String type) {
        context.contentType(type).header("Content-Disposition", "attachment; filename=\"" + file + "\"");
    }

    /** Shows a template. */
    public void show(String template, Page page, Map<String, Object> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", page);
        context.render(template, all);
    }

    /** Shows a form again with its errors. */
    public void showAgain(String template, Page page, Map<String, Object> model) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(template, page, model);
    }

    /** Turns problems into the entries of the error list above a form. */
    public List<FieldError> errors(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new FieldError("", problem.in(language())))
                .toList();
    }

    /** Redirects to a page of the campaign, which then reports the event with the number {@code done}. */
    public void redirect(String path, int done) {
        context.redirect(path + (path.contains("?") ? "&" : "?") + "done=" + done, HttpStatus.SEE_OTHER);
    }

    public void redirect(String path) {
        context.redirect(path, HttpStatus.SEE_OTHER);
    }

    private OptimisticAppend append() {
        return new OptimisticAppend(site.home().histories(), person().name(), "web.busy");
    }

    /** Decides and stores the event. The decision is made again if another person changed the campaign in between. */
    public Reading<Occurrence> keep(String name, OptimisticAppend.Decision decision) {
        return keep(name, null, decision);
    }

    /**
     * The event that was stored when the same request was sent before; empty if the request is new, or if its key
     * belongs to a different request.
     */
    public Optional<Occurrence> repeated(String name, @Nullable RequestKey key) {
        return append().repeated(name, key);
    }

    /** The day on which a campaign was begun. */
    public LocalDate begun(Campaign campaign) {
        return LocalDate.ofInstant(history(campaign).getFirst().time(), ZoneId.systemDefault());
    }

    /**
     * The key under which a form is stored now. If what the form stored before was undone, this is another key, so that
     * the form stores it anew, once.
     */
    public @Nullable RequestKey sinceUndo(Campaign campaign, @Nullable RequestKey form) {
        RequestKey key = form;
        Optional<Occurrence> before = repeated(campaign.name(), key);
        while (key != null
                && before.isPresent()
                && !Undo.isInEffect(history(campaign), before.get().number())) {
            key = new RequestKey(key.key() + " again " + before.get().number(), key.bodyHash());
            before = repeated(campaign.name(), key);
        }
        return key;
    }

    /**
     * Decides and stores the event. The decision is made again if another person changed the campaign in between; a
     * request that is sent repeatedly stores the event only once.
     *
     * @param key distinguishes a repeated request from a new one
     */
    public Reading<Occurrence> keep(String name, @Nullable RequestKey key, OptimisticAppend.Decision decision) {
        Reading<Occurrence> kept = append().append(name, key, decision);
        kept.get().ifPresent(occurrence -> site.prepare(name, occurrence.event()));
        return kept;
    }

    /** Stores an event and redirects; shows the problems if it cannot be stored. */
    public void keepAndGo(String name, String path, OptimisticAppend.Decision decision) {
        Reading<Occurrence> kept = keep(name, decision);
        if (kept.get().isPresent()) {
            redirect(path, kept.orElseThrow().number());
        } else {
            Campaign campaign = site.home().histories().campaign(name).orElseThrow();
            showAgain(
                    "problems.jte",
                    page(Message.of("web.problems.title").in(language()), campaign),
                    Map.of("errors", errors(kept.problems()), "back", path));
        }
    }
}
