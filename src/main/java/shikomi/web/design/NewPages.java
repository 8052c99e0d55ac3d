package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import shikomi.campaign.Event;
import shikomi.recipe.Reading;
import shikomi.recipe.Recipe;
import shikomi.recipe.RecipeReader;
import shikomi.space.Problem;
import shikomi.store.Appended;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** A new campaign from a recipe. */
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
        List<Problem> problems = reading.get()
                .filter(recipe -> !recipe.files().isEmpty())
                .map(recipe -> List.of(Problem.of(recipe.name(), "web.names-files", String.join(", ", recipe.files()))))
                .orElse(reading.problems());
        if (problems.isEmpty()) {
            Recipe recipe = reading.orElseThrow();
            Appended started =
                    site.home().histories().start(recipe.name(), visit.person().name(), new Event.Started(text, null));
            if (started instanceof Appended.Done) {
                visit.redirect("/c/" + recipe.name() + "/next");
                return;
            }
            problems = List.of(Problem.of(recipe.name(), "web.name-taken", recipe.name()));
        }
        visit.context().status(422);
        show(visit, text, visit.errors(problems));
    }
}
