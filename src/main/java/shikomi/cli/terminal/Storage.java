package shikomi.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import shikomi.campaign.Campaign;
import shikomi.campaign.Event;
import shikomi.campaign.Occurrence;
import shikomi.message.Suggestion;
import shikomi.recipe.SourceSpec;
import shikomi.store.Home;
import shikomi.web.CampaignSources;
import shikomi.web.OptimisticAppend;

/** The options for the home that a command works on, and for the person on whose behalf it runs. */
public final class Storage {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Home folder of the campaigns (default: SHIKOMI_HOME, or else ~/.shikomi).")
    private @Nullable Path home;

    @Option(
            names = "--person",
            paramLabel = "NAME",
            description = "Name recorded in the history (default: your user name on this computer).")
    private String person = System.getProperty("user.name", "unknown");

    public Path folder() {
        return standard(home);
    }

    /** The given home, otherwise that of the environment, otherwise the default home of the user. */
    static Path standard(@Nullable Path given) {
        String variable = System.getenv("SHIKOMI_HOME");
        if (given != null) {
            return given;
        }
        return variable != null && !variable.isBlank()
                ? Path.of(variable)
                : Path.of(System.getProperty("user.home"), ".shikomi");
    }

    public String person() {
        return person;
    }

    public Home open(Console console) {
        return console.require(Home.open(folder(), Clock.systemUTC()));
    }

    public static Campaign campaign(Home home, String name, Console console) {
        return home.histories().campaign(name).orElseThrow(() -> {
            List<String> names = home.histories().names();
            return console.failure(
                    name,
                    "cli.no-campaign",
                    name,
                    names.isEmpty()
                            ? console.text("cli.no-campaigns")
                            : Suggestion.of(name, names).message());
        });
    }

    /** Decides and stores the event. The decision is made again if another person changed the campaign in between. */
    public Occurrence append(Home home, String name, Console console, OptimisticAppend.Decision decision) {
        campaign(home, name, console);
        return console.require(new OptimisticAppend(home.histories(), person, "cli.busy").append(name, null, decision));
    }

    /** Stores the file of a source, and attaches it to the campaign. */
    public Occurrence attach(Home home, String name, Console console, SourceSpec spec, Path file) {
        byte[] bytes = bytes(file, console);
        CampaignSources sources = new CampaignSources(home);
        return append(home, name, console, now -> sources.attach(now, spec, String.valueOf(file.getFileName()), bytes));
    }

    /** Stores the file of a source, and returns the event that attaches it to a campaign. */
    public Event attachment(Home home, Campaign campaign, Console console, SourceSpec spec, Path file) {
        byte[] bytes = bytes(file, console);
        return console.require(
                new CampaignSources(home).attach(campaign, spec, String.valueOf(file.getFileName()), bytes));
    }

    private static byte[] bytes(Path file, Console console) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw console.failure(file.toString(), "cli.attach.unreadable", String.valueOf(unreadable.getMessage()));
        }
    }
}
