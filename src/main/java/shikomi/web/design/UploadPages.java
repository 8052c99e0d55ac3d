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
import shikomi.campaign.Campaign;
import shikomi.campaign.Occurrence;
import shikomi.message.Reading;
import shikomi.store.Hash;
import shikomi.table.column.ColumnMeaning;
import shikomi.table.column.Mapping;
import shikomi.table.result.Preview;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Results of a file or of the clipboard: first shown, then stored. */
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
        Map<String, Object> model = Map.of("pasted", pasted, "errors", errors, "columns", columns(campaign));
        Page page = visit.page(plain.w("upload.title"), campaign);
        if (errors.isEmpty()) {
            visit.show("upload.jte", page, model);
        } else {
            visit.showAgain("upload.jte", page.wrong(), model);
        }
    }

    private static String columns(Campaign campaign) {
        List<String> names = new ArrayList<>();
        campaign.recipe().space().parameters().forEach(parameter -> names.add(parameter.name()));
        campaign.recipe().objectives().forEach(objective -> names.add(objective.name()));
        return String.join(", ", names);
    }

    private void receive(Visit visit) throws IOException {
        Campaign campaign = visit.campaign();
        UploadedFile file = visit.context().uploadedFile("file");
        String pasted = visit.field("pasted");
        boolean hasFile = file != null && file.size() > 0;
        Page plain = visit.page("", campaign);
        if (!hasFile && pasted.isBlank()) {
            form(visit, campaign, pasted, List.of(new FieldError("file", plain.w("upload.nothing"))));
            return;
        }
        String name = hasFile ? file.filename() : plain.w("upload.pasted-name");
        byte[] bytes = hasFile ? file.content().readAllBytes() : pasted.getBytes(StandardCharsets.UTF_8);
        Tables.Table given = new Tables.Table(campaign.name(), name, bytes);
        Reading<Import> read = Import.of(site, visit, campaign, given);
        if (read.get().isEmpty()) {
            form(visit, campaign, pasted, visit.errors(read.problems()));
            return;
        }
        show(visit, campaign, tables.keep(given), read.orElseThrow(), List.of());
    }

    /** The table that the path names; without it, the form with the words for it. */
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

    private void show(Visit visit, Campaign campaign, String key, Import table, List<FieldError> errors) {
        Preview preview = table.preview(campaign);
        Page plain = visit.page("", campaign);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("view", new PreviewView(plain, campaign, table, preview));
        model.put("preview", preview);
        model.put("errors", errors);
        model.put("key", key);
        Page page = visit.page(plain.w("preview.title"), campaign);
        if (errors.isEmpty()) {
            visit.show("preview.jte", page, model);
        } else {
            visit.showAgain("preview.jte", page.wrong(), model);
        }
    }

    /** Saves the good rows, of exactly what was shown; rows that are left stay on the page. */
    private void store(Visit visit) {
        Campaign campaign = visit.campaign();
        String key = visit.context().pathParam("key");
        Import table = found(visit, campaign).orElse(null);
        if (table == null) {
            return;
        }
        Page plain = visit.page("", campaign);
        if (!visit.field("shown").equals(Hash.of(table.shown()))) {
            show(visit, campaign, key, table, List.of(new FieldError("columns", plain.w("preview.changed"))));
            return;
        }
        if (table.preview(campaign).given().isEmpty()) {
            show(visit, campaign, key, table, List.of(new FieldError("", plain.w("preview.nothing-to-save"))));
            return;
        }
        Reading<Occurrence> kept =
                visit.keep(campaign.name(), now -> now.log(table.preview(now).given()));
        if (kept.get().isEmpty()) {
            show(visit, campaign, key, table, visit.errors(kept.problems()));
            return;
        }
        site.home()
                .mappings()
                .keep(
                        campaign.name(),
                        Mapping.signature(table.choice().layout()),
                        table.mapping().text());
        boolean rest =
                table.preview(site.home().histories().campaign(campaign.name()).orElseThrow())
                                .left()
                        > 0;
        String path =
                rest ? "/paste/" + key + "?sheet=" + table.choice().layout().grid() : "/paste";
        visit.redirect("/c/" + campaign.name() + path, kept.orElseThrow().number());
    }

    /** What a column may be, in words. */
    static String words(Page page, ColumnMeaning meaning) {
        return switch (meaning.kind()) {
            case PARAMETER -> meaning.name();
            case OBJECTIVE -> page.w("preview.objective", meaning.name());
            case EXPERIMENT, REPLICATE, DATE, BY, MONEY, HOURS, NOTE, NONE -> page.w("preview.kind." + meaning.code());
        };
    }
}
