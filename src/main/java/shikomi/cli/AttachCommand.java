package shikomi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shikomi.campaign.Campaign;
import shikomi.cli.terminal.SourceFiles;
import shikomi.cli.terminal.Storage;
import shikomi.recipe.SourceSpec;
import shikomi.source.Sources;
import shikomi.store.Home;
import shikomi.table.file.Sheets;
import shikomi.web.CampaignSources;

/** The command {@code attach}: attaches external data to a running campaign. */
@Command(name = "attach", description = "Adds external data to a campaign; a source of the same name is replaced.")
final class AttachCommand extends HomeCommand {
    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "Name of the campaign.")
    private String name = "";

    @Parameters(
            index = "1",
            paramLabel = "NAME=FILE",
            description = "The name of the source and its table (CSV, TSV, xlsx).")
    private String given = "";

    @Option(
            names = "--spec",
            paramLabel = "FILE",
            description = "Description of the file if the recipe has none (YAML or JSON, as under sources).")
    private @Nullable Path declaration;

    /** The name of the source, and its file after the first equals sign. */
    private String[] parts() {
        return given.split("=", 2);
    }

    private Path file() {
        String[] parts = parts();
        @Nullable Path file = parts.length < 2 ? null : SourceFiles.file(parts[1]);
        if (file == null) {
            throw console.failure(given, "cli.attach.no-file", given);
        }
        return file;
    }

    @Override
    void check() {
        console.require(Sheets.read(file()));
    }

    @Override
    void run(Home home) {
        Campaign campaign = Storage.campaign(home, name, console);
        SourceSpec source = console.require(CampaignSources.declared(campaign, parts()[0], declaration()));
        storage.attach(home, name, console, source, file());
        Campaign after = Storage.campaign(home, name, console);
        Sources sources = console.require(new CampaignSources(home).of(after));
        console.print("cli.attach.done", source.name(), name);
        console.printNotes(SourceFiles.notes(sources));
    }

    private String declaration() {
        try {
            return declaration == null ? "" : Files.readString(declaration);
        } catch (IOException unreadable) {
            throw console.failure(
                    String.valueOf(declaration), "cli.attach.unreadable", String.valueOf(unreadable.getMessage()));
        }
    }
}
