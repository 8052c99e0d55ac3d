package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Occurrence;
import shikomi.message.Language;
import shikomi.message.Reading;
import shikomi.store.Hash;
import shikomi.store.RequestKey;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.result.Preview;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Pages that import results from a file or the clipboard: first previewed, then stored. */
public final class UploadPages {
    private final Site site;
    private final Tables tables = new Tables();

    private UploadPages(Site site) {
        this.site = site;
    }

    public static void routes(Site site, RoutesConfig routes) {
        UploadPages pages = new UploadPages(site);
        for (String path : List.of("/c/{campaign}/paste", "/c/{campaign}/upload")) {
            routes.get(path, context -> {
                Visit visit = new Visit(site, context);
                pages.form(visit, visit.campaign(), "", List.of());
            });
            routes.post(path, context -> pages.receive(new Visit(site, context)));
        }
        routes.get("/c/{campaign}/paste/{key}", context -> pages.look(new Visit(site, context)));
        routes.post("/c/{campaign}/paste/{key}", context -> pages.look(new Visit(site, context)));
        routes.post("/c/{campaign}/paste/{key}/store", context -> pages.store(new Visit(site, context)));
    }

    private void form(Visit visit, Campaign campaign, String pasted, List<FieldError> errors) {
        Page plain = visit.page("", campaign);
        Map<String, Object> model =
                Map.of("pasted", pasted, "errors", errors, "columns", columns(campaign, visit.language()));
        Page page = visit.page(plain.w("upload.title"), campaign);
        if (errors.isEmpty()) {
            visit.show("upload.jte", page, model);
        } else {
            visit.showAgain("upload.jte", page.wrong(), model);
        }
    }

    private static String columns(Campaign campaign, Language language) {
        List<String> names = new ArrayList<>();
        campaign.recipe()
                .space()
                .parameters()
                .forEach(parameter -> names.add(parameter.title().in(language)));
        campaign.recipe()
                .objectives()
                .forEach(objective -> names.add(objective.title().in(language)));
        return String.join(", ", names);
    }

    private void receive(Visit visit) throws IOException {
        Campaign campaign = visit.campaign();
        String pasted = visit.field("pasted");
        Optional<Tables.Table> given = given(visit, campaign, pasted);
        if (given.isEmpty()) {
            String nothing = visit.page("", campaign).w("upload.nothing");
            form(visit, campaign, pasted, List.of(new FieldError("file", nothing)));
            return;
        }
        Reading<Import> read = Import.of(site, visit, campaign, given.get());
        if (read.get().isPresent()) {
            show(visit, campaign, tables.keep(given.get()), read.orElseThrow(), List.of());
        } else {
            form(visit, campaign, pasted, visit.errors(read.problems()));
        }
    }

    /** The file that was sent, otherwise the text that was pasted. */
    private static Optional<Tables.Table> given(Visit visit, Campaign campaign, String pasted) throws IOException {
        UploadedFile file = visit.context().uploadedFile("file");
        if (file != null && file.size() > 0) {
            return Optional.of(new Tables.Table(
                    campaign.name(), file.filename(), file.content().readAllBytes()));
        }
        String name = visit.page("", campaign).w("upload.pasted-name");
        return pasted.isBlank()
                ? Optional.empty()
                : Optional.of(new Tables.Table(campaign.name(), name, pasted.getBytes(StandardCharsets.UTF_8)));
    }

    /** Finds the table that the path names. If it no longer exists, the upload form is shown with the reason. */
    private Optional<Import> found(Visit visit, Campaign campaign) {
        Optional<Tables.Table> given =
                tables.find(campaign.name(), visit.context().pathParam("key"));
        Page plain = visit.page("", campaign);
        if (given.isEmpty()) {
            form(visit, campaign, "", List.of(new FieldError("file", plain.w("upload.again"))));
            return Optional.empty();
        }
        Reading<Import> read = Import.of(site, visit, campaign, given.get());
        if (read.get().isEmpty()) {
            form(visit, campaign, "", visit.errors(read.problems()));
        }
        return read.get();
    }

    private void look(Visit visit) {
        Campaign campaign = visit.campaign();
        found(visit, campaign)
                .ifPresent(table -> show(visit, campaign, visit.context().pathParam("key"), table, List.of()));
    }

    private void show(Visit visit, Campaign campaign, String key, Import table, List<FieldError> others) {
        Preview preview = table.preview(campaign);
        Page plain = visit.page("", campaign);
        List<FieldError> errors =
                new ArrayList<>(table.shape().errors(plain, table.choice().layout()));
        errors.addAll(others);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("view", new PreviewView(plain, campaign, table, preview));
        model.put("preview", preview);
        model.put("errors", errors);
        model.put("key", key);
        model.put("once", UUID.randomUUID().toString());
        Page page = visit.page(plain.w("preview.title"), campaign);
        if (errors.isEmpty()) {
            visit.show("preview.jte", page, model);
        } else {
            visit.showAgain("preview.jte", page.wrong(), model);
        }
    }

    /** Saves the valid rows of exactly the table that was shown; the other rows stay on the page. */
    private void store(Visit visit) {
        Campaign campaign = visit.campaign();
        Import table = found(visit, campaign).orElse(null);
        if (table == null) {
            return;
        }
        String path = visit.context().pathParam("key");
        RequestKey key = visit.sinceUndo(campaign, SentForm.key(visit));
        Optional<Occurrence> before = visit.repeated(campaign.name(), key);
        if (before.isPresent()) {
            goOn(visit, campaign, table, before.get(), tables.saved(path, key));
            return;
        }
        List<FieldError> errors = obstacles(visit, campaign, table);
        if (errors.isEmpty()) {
            Reading<Occurrence> kept = visit.keep(campaign.name(), key, now -> saved(now, table, path, key));
            if (kept.get().isPresent()) {
                goOn(visit, campaign, table, kept.orElseThrow(), tables.saved(path, key));
                return;
            }
            errors = refusal(visit, table, kept);
        }
        show(visit, visit.campaign(), path, table, errors);
    }

    /**
     * The event to append for the valid rows. What is saved and left is noted for the page after saving, so that the
     * model of the new results is not waited for.
     */
    private Reading<Event> saved(Campaign now, Import table, String path, @Nullable RequestKey key) {
        Preview preview = table.preview(now);
        if (preview.saved() > 0) {
            tables.save(path, key, new Tables.Saved(preview.saved(), preview.left() > 0));
        }
        return now.logTable(preview.given());
    }

    private static List<FieldError> refusal(Visit visit, Import table, Reading<Occurrence> kept) {
        Campaign now = visit.campaign();
        return table.preview(now).given().isEmpty()
                ? List.of(new FieldError("", visit.page("", now).w("preview.nothing-to-save")))
                : visit.errors(kept.problems());
    }

    /** The reason why nothing can be saved: the page showed a different state of the table. */
    private static List<FieldError> obstacles(Visit visit, Campaign campaign, Import table) {
        Page words = visit.page("", campaign);
        boolean refused = !table.shape().errors(words, table.choice().layout()).isEmpty();
        return refused || !visit.field("shown").equals(Hash.of(table.shown()))
                ? List.of(new FieldError("columns", words.w("preview.changed")))
                : List.of();
    }

    /**
     * Stores the meanings of the columns, and continues with the remaining rows or with a new table.
     *
     * @param saved what was saved of the table
     */
    private void goOn(Visit visit, Campaign campaign, Import table, Occurrence kept, Tables.Saved saved) {
        table.remember(site.home().mappings(), campaign.name());
        String rest = "/" + visit.context().pathParam("key") + "?"
                + ShapeForm.query(table.choice().layout()) + "&";
        String path = "/paste" + (saved.left() ? rest : "?") + "rows=" + saved.rows();
        visit.redirect("/c/" + campaign.name() + path, kept.number());
    }

    /** The label of a meaning that a column can have. */
    static String words(Page page, ColumnMeaning meaning) {
        return switch (meaning.kind()) {
            case PARAMETER -> page.w(meaning.title());
            case OBJECTIVE -> page.w("preview.objective", meaning.title());
            case EXPERIMENT, REPLICATE, STATE, DATE, BY, MONEY, HOURS, NOTE, NONE ->
                page.w("preview.kind." + meaning.code());
        };
    }
}
