package shikomi.web.design;

import io.javalin.config.RoutesConfig;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shikomi.campaign.Campaign;
import shikomi.recipe.Reading;
import shikomi.table.ResultTable;
import shikomi.table.Sheet;
import shikomi.table.Sheets;
import shikomi.web.FieldError;
import shikomi.web.Page;
import shikomi.web.Site;
import shikomi.web.Visit;

/** Results of a file or of the clipboard: first shown, then stored. */
public final class UploadPages {
    /** Previews that are kept until they are stored; the oldest is dropped for a new one. */
    private static final int PREVIEWS = 50;

    private final Map<String, Sheet> previews = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sheet> eldest) {
            return size() > PREVIEWS;
        }
    };

    private UploadPages() {}

    public static void routes(Site site, RoutesConfig routes) {
        UploadPages pages = new UploadPages();
        routes.get("/c/{campaign}/upload", context -> {
            Visit visit = new Visit(site, context);
            pages.form(visit, visit.campaign(), "", List.of());
        });
        routes.post("/c/{campaign}/upload", context -> pages.preview(new Visit(site, context)));
        routes.post("/c/{campaign}/upload/store", context -> pages.store(new Visit(site, context)));
    }

    private void form(Visit visit, Campaign campaign, String pasted, List<FieldError> errors) {
        Page plain = visit.page("", campaign);
        Map<String, Object> model = Map.of("pasted", pasted, "errors", errors, "columns", columns(campaign));
        visit.show("upload.jte", visit.page(plain.w("upload.title"), campaign), model);
    }

    private static String columns(Campaign campaign) {
        List<String> names = new ArrayList<>();
        campaign.recipe().space().parameters().forEach(parameter -> names.add(parameter.name()));
        campaign.recipe().objectives().forEach(objective -> names.add(objective.name()));
        return String.join(", ", names);
    }

    private void preview(Visit visit) throws IOException {
        Campaign campaign = visit.campaign();
        UploadedFile file = visit.context().uploadedFile("file");
        String pasted = visit.field("pasted");
        boolean hasFile = file != null && file.size() > 0;
        Page plain = visit.page("", campaign);
        if (!hasFile && pasted.isBlank()) {
            visit.context().status(422);
            form(visit, campaign, pasted, List.of(new FieldError("file", plain.w("upload.nothing"))));
            return;
        }
        Reading<Sheet> sheet = hasFile
                ? Sheets.read(file.filename(), file.content().readAllBytes())
                : Sheets.read(plain.w("upload.pasted-name"), pasted.getBytes(StandardCharsets.UTF_8));
        Reading<ResultTable> table = sheet.get()
                .map(s -> ResultTable.read(s, campaign.recipe()))
                .orElseGet(() -> Reading.failed(sheet.problems()));
        if (table.get().isEmpty()) {
            visit.context().status(422);
            form(visit, campaign, pasted, visit.errors(table.problems()));
            return;
        }
        String key = UUID.randomUUID().toString();
        synchronized (previews) {
            previews.put(key, sheet.orElseThrow());
        }
        show(visit, campaign, sheet.orElseThrow(), table.orElseThrow(), key);
    }

    private void show(Visit visit, Campaign campaign, Sheet sheet, ResultTable table, String key) {
        Page plain = visit.page("", campaign);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("name", sheet.name());
        model.put("table", table);
        model.put("notes", table.notes().stream().map(plain::w).toList());
        model.put(
                "setAside",
                table.setAside().stream()
                        .map(row -> plain.w("upload.row", row.line(), row.reason()))
                        .toList());
        model.put("header", sheet.header());
        model.put(
                "rows",
                sheet.rows().stream()
                        .limit(20)
                        .map(row -> cells(row, sheet.header().size()))
                        .toList());
        model.put("key", key);
        visit.show("preview.jte", visit.page(plain.w("preview.title"), campaign), model);
    }

    private static List<String> cells(Sheet.Row row, int columns) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            cells.add(row.cell(column));
        }
        return cells;
    }

    private void store(Visit visit) {
        Campaign campaign = visit.campaign();
        Sheet sheet;
        synchronized (previews) {
            sheet = previews.remove(visit.field("key"));
        }
        if (sheet == null) {
            visit.context().status(422);
            form(
                    visit,
                    campaign,
                    "",
                    List.of(new FieldError("file", visit.page("", campaign).w("upload.again"))));
            return;
        }
        ResultTable table = ResultTable.read(sheet, campaign.recipe()).orElseThrow();
        visit.keepAndGo(campaign.name(), "/c/" + campaign.name() + "/upload", now -> now.log(table.given()));
    }
}
