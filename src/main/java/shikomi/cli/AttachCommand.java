package shikomi.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import shikomi.campaign.Campaign;
import shikomi.cli.terminal.SourceFiles;
import shikomi.cli.terminal.Speech;
import shikomi.cli.terminal.Storage;
import shikomi.recipe.SourceSpec;
import shikomi.source.Sources;
import shikomi.store.Home;
import shikomi.table.file.Sheets;
import shikomi.web.CampaignSources;

/** {@code attach}: external data for a campaign that runs. */
@Command(name = "attach", description = "Adds external data to a campaign; a source of the same name is replaced.")
final class AttachCommand implements Callable<Integer> {
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

    @Mixin
    private Storage storage = new Storage();

    @Mixin
    private Speech speech = new Speech();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        String[] parts = given.split("=", 2);
        @Nullable Path file = parts.length < 2 ? null : SourceFiles.file(parts[1]);
        if (file == null) {
            throw speech.stop(given, "cli.attach.no-file", given);
        }
        speech.read(Sheets.read(file));
        try (Home home = storage.open(speech)) {
            Campaign campaign = Storage.campaign(home, name, speech);
            SourceSpec source = speech.read(CampaignSources.declared(campaign, parts[0], declaration()));
            storage.attach(home, name, speech, source, file);
            Campaign after = Storage.campaign(home, name, speech);
            Sources sources = speech.read(new CampaignSources(home).of(after));
            command.commandLine().getOut().println(speech.say("cli.attach.done", source.name(), name));
            speech.note(command, SourceFiles.notes(sources));
        }
        return Main.DONE;
    }

    private String declaration() {
        try {
            return declaration == null ? "" : Files.readString(declaration);
        } catch (IOException unreadable) {
            throw speech.stop(
                    String.valueOf(declaration), "cli.attach.unreadable", String.valueOf(unreadable.getMessage()));
        }
    }
}
