package shikomi.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shikomi.campaign.AttachedSource;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.recipe.RecipeReader;
import shikomi.recipe.SourceSpec;
import shikomi.source.Duplicates;
import shikomi.source.SourceFile;
import shikomi.source.SourceFitFiles;
import shikomi.source.SourceFitStore;
import shikomi.source.SourceRows;
import shikomi.source.SourceSheet;
import shikomi.source.Sources;
import shikomi.store.Hash;
import shikomi.store.Home;
import shikomi.table.file.Sheet;

/** The external data of campaigns, read from the files stored in their home. */
public final class CampaignSources {
    private final Home home;
    private final SourceFitStore memory;

    public CampaignSources(Home home) {
        this.home = home;
        this.memory = new SourceFitFiles(home.folder());
    }

    /** Reads the sources in use, without duplicate rows and without rows that repeat the campaign's own results. */
    public Reading<Sources> of(Campaign campaign) {
        List<SourceRows> all = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (AttachedSource attached : campaign.sources()) {
            Reading<SourceRows> rows = home.files()
                    .find(attached.sha256())
                    .map(bytes -> read(campaign, attached.spec(), bytes))
                    .orElseGet(() -> Reading.failed(List.of(Problem.of(
                            attached.spec().name(),
                            "web.lost-file",
                            attached.spec().name(),
                            attached.spec().file(),
                            attached.sha256()))));
            rows.get().ifPresent(all::add);
            problems.addAll(rows.problems());
        }
        return problems.isEmpty()
                ? Reading.of(new Sources(Duplicates.without(all, campaign.results()), memory))
                : Reading.failed(problems);
    }

    private static Reading<SourceRows> read(Campaign campaign, SourceSpec spec, byte[] bytes) {
        Reading<Sheet> sheet = SourceSheet.read(spec.file(), bytes, spec, campaign.recipe());
        return sheet.get()
                .map(read -> SourceFile.read(spec, campaign.recipe(), read, Hash.of(bytes), campaign.results()))
                .orElseGet(() -> Reading.failed(sheet.problems()));
    }

    /**
     * Returns the declaration of a source: the given one, otherwise the one in the recipe.
     *
     * @param declaration blank if the recipe declares the source
     */
    public static Reading<SourceSpec> declared(Campaign campaign, String name, String declaration) {
        if (!declaration.isBlank()) {
            return RecipeReader.source(name, declaration, campaign.recipe());
        }
        Optional<SourceSpec> known = campaign.recipe().source(name);
        return known.map(Reading::of)
                .orElseGet(() -> Reading.failed(List.of(Problem.of(
                        name,
                        "web.undeclared-source",
                        name,
                        String.join(
                                ", ",
                                campaign.recipe().sources().stream()
                                        .map(SourceSpec::name)
                                        .toList())))));
    }

    /**
     * Stores a file and returns the event that attaches it to the campaign. A file that cannot be used is not stored.
     *
     * @param file the name of the file
     */
    public Reading<Event> attach(Campaign campaign, SourceSpec spec, String file, byte[] bytes) {
        SourceSpec named = spec.in(file);
        Reading<SourceRows> rows = read(campaign, named, bytes);
        return rows.get().isPresent()
                ? campaign.attach(named, home.files().keep(bytes))
                : Reading.failed(rows.problems());
    }
}
