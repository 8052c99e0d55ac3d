package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.recipe.SourceSpec;
import shikomi.store.Appended;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** The pages that start a new campaign from a recipe. */
public final class NewPages {
    private NewPages() {}

    public static void routes(Site site, RoutesConfig routes) {
        routes.get("/new", context -> show(new Visit(site, context), "", List.of()));
        routes.post("/new", context -> start(site, new Visit(site, context)));
    }

    private static void show(Visit visit, String recipe, List<FieldError> errors) {
        Page page = visit.page(visit.page("", null).w("new.title"), null);
        visit.show("new.jte", page, Map.of("recipe", recipe, "errors", errors));
    }

    private static void start(Site site, Visit visit) throws IOException {
        UploadedFile file = visit.context().uploadedFile("file");
        boolean hasFile = file != null && file.size() > 0;
        String text =
                hasFile ? new String(file.content().readAllBytes(), StandardCharsets.UTF_8) : visit.field("recipe");
        Reading<Recipe> reading = RecipeReader.read(hasFile ? file.filename() : "recipe.yaml", text);
        List<Problem> problems = new ArrayList<>(reading.problems());
        reading.get().flatMap(NewPages::otherFiles).ifPresent(problems::add);
        if (problems.isEmpty()) {
            start(site, visit, reading.orElseThrow(), text, problems);
        }
        if (!problems.isEmpty()) {
            visit.context().status(422);
            show(visit, text, visit.errors(problems));
        }
    }

    /** Starts the campaign and redirects to its first page, or adds to the problems. */
    private static void start(Site site, Visit visit, Recipe recipe, String text, List<Problem> problems)
            throws IOException {
        Event.Started start = new Event.Started(text, null);
        List<Event> external = external(site, visit, Campaign.of(recipe.name(), start), problems);
        if (!problems.isEmpty()) {
            return;
        }
        if (begin(site, visit, recipe, start, external)) {
            boolean complete = external.size() == recipe.sources().size();
            visit.redirect("/c/" + recipe.name() + (complete ? "/next" : "/sources"));
        } else {
            problems.add(Problem.of(recipe.name(), "web.name-taken", recipe.name()));
        }
    }

    /** The problem if the recipe refers to files that cannot be uploaded with it: all except those of its sources. */
    private static Optional<Problem> otherFiles(Recipe recipe) {
        Set<String> files = new LinkedHashSet<>(recipe.files());
        recipe.sources().forEach(source -> files.remove(source.file()));
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(recipe.name(), "web.names-files", String.join(", ", files)));
    }

    /** The events that follow the start, one for each source file uploaded with the recipe. */
    private static List<Event> external(Site site, Visit visit, Campaign beforehand, List<Problem> problems)
            throws IOException {
        List<Event> events = new ArrayList<>();
        for (UploadedFile file : visit.context().uploadedFiles("source")) {
            Optional<SourceSpec> spec = beforehand.recipe().sources().stream()
                    .filter(source -> source.file().equals(file.filename()))
                    .findFirst();
            if (spec.isPresent()) {
                byte[] bytes = file.content().readAllBytes();
                Reading<Event> event = site.sources().attach(beforehand, spec.get(), file.filename(), bytes);
                event.get().ifPresent(events::add);
                problems.addAll(event.problems());
            } else if (file.size() > 0) {
                problems.add(Problem.of(file.filename(), "web.no-such-source", file.filename()));
            }
        }
        return events;
    }

    /** Starts the campaign and attaches its sources; returns false if the name is already taken. */
    private static boolean begin(Site site, Visit visit, Recipe recipe, Event.Started start, List<Event> external) {
        Appended started =
                site.home().histories().start(recipe.name(), visit.person().name(), start);
        if (!(started instanceof Appended.Done)) {
            return false;
        }
        external.forEach(event -> visit.keep(recipe.name(), now -> Reading.of(event)));
        return true;
    }
}
