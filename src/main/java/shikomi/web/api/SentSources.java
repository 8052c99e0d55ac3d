package shikomi.web.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.Result;
import shikomi.message.Numbers;
import shikomi.recipe.Recipe;
import shikomi.recipe.SourceSpec;
import shikomi.source.Duplicates;
import shikomi.source.SourceFile;
import shikomi.source.SourceFitStore;
import shikomi.source.SourceRows;
import shikomi.source.SourceSheet;
import shikomi.source.Sources;
import shikomi.store.Hash;
import shikomi.table.file.Sheet;

/** Rows of declared sources that a program includes in its request, as {@code "sources": {"NAME": [{…}, …]}}. */
final class SentSources {
    /** The fits of sent sources, kept until the server stops, because programs repeat their requests. */
    private static final SourceFitStore MEMORY = SourceFitStore.passing();

    private SentSources() {}

    /**
     * Reads the sources in a request. If the recipe has sources, the key is required, so that they are omitted only on
     * purpose.
     */
    static Sources of(Body body, Recipe recipe, List<Result> own) {
        if (!recipe.sources().isEmpty() && !body.has("sources")) {
            throw ProblemDetails.of(
                    422, "sources", "web.api.no-sources", recipe.sources().size());
        }
        List<SourceRows> rows = new ArrayList<>();
        body.tables("sources").forEach((name, sent) -> rows.add(rows(declared(name, recipe), sent, recipe, own)));
        return new Sources(Duplicates.without(rows, own), MEMORY);
    }

    private static SourceRows rows(SourceSpec spec, Sheet sent, Recipe recipe, List<Result> own) {
        String hash = Hash.of(sent.header() + " " + sent.rows());
        Sheet sheet = Body.read(SourceSheet.of(sent, spec, recipe));
        return Body.read(SourceFile.read(spec, recipe, sheet, hash, own));
    }

    private static SourceSpec declared(String name, Recipe recipe) {
        Optional<SourceSpec> found = recipe.sources().stream()
                .filter(source -> Numbers.normal(source.name()).equals(Numbers.normal(name)))
                .findFirst();
        return found.orElseThrow(() -> ProblemDetails.of(
                422,
                "sources",
                "web.api.unknown-source",
                name,
                String.join(
                        ", ", recipe.sources().stream().map(SourceSpec::name).toList())));
    }
}
