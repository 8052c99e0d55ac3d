package shikomi.cli.terminal;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import shikomi.campaign.Result;
import shikomi.message.Message;
import shikomi.message.Numbers;
import shikomi.message.Suggestion;
import shikomi.recipe.RecipeFile;
import shikomi.recipe.SourceSpec;
import shikomi.source.Duplicates;
import shikomi.source.SourceFile;
import shikomi.source.SourceFitFiles;
import shikomi.source.SourceRows;
import shikomi.source.SourceSheet;
import shikomi.source.Sources;

/** The options for the files of a recipe's sources. */
public final class SourceFiles {
    @Option(names = "--source", paramLabel = "NAME=FILE", description = "A file for one of the sources in the recipe.")
    private List<String> given = List.of();

    @Option(names = "--without-sources", description = "Uses only the lab's own results.")
    private boolean without;

    /** Returns whether the file of a source need not be next to the recipe. */
    public boolean isElsewhere(String source) {
        return without || given.stream().anyMatch(each -> name(each).equals(Numbers.normal(source)));
    }

    private static String name(String given) {
        return Numbers.normal(given.split("=", 2)[0]);
    }

    /** The file of every source that is to be used, keyed by the name of the source. */
    public Map<String, Path> chosen(RecipeFile recipe, Console console) {
        Map<String, Path> given = files(recipe, console);
        Map<String, Path> files = new LinkedHashMap<>();
        if (!without) {
            for (SourceSpec source : recipe.recipe().sources()) {
                files.put(source.name(), given.getOrDefault(source.name(), recipe.beside(source.file())));
            }
        }
        return files;
    }

    /** Reads every source that is to be used, without duplicate rows. */
    public Sources read(RecipeFile recipe, List<Result> own, Console console) {
        List<SourceRows> rows = new ArrayList<>();
        chosen(recipe, console).forEach((name, file) -> {
            SourceSpec source = recipe.recipe().source(name).orElseThrow();
            rows.add(console.require(SourceFile.read(
                    source,
                    recipe.recipe(),
                    console.require(SourceSheet.read(file, source, recipe.recipe())),
                    RecipeInputs.hash(file),
                    own)));
        });
        return new Sources(Duplicates.without(rows, own), new SourceFitFiles(Storage.standard(null)));
    }

    private Map<String, Path> files(RecipeFile recipe, Console console) {
        List<String> names =
                recipe.recipe().sources().stream().map(SourceSpec::name).toList();
        Map<String, Path> files = new LinkedHashMap<>();
        for (String each : given) {
            String[] parts = each.split("=", 2);
            String name = known(parts[0], names, console);
            @Nullable Path file = parts.length < 2 ? null : file(parts[1]);
            if (file == null) {
                throw console.failure("--source", "cli.source.no-file", each);
            }
            files.put(name, file);
        }
        return files;
    }

    private static String known(String typed, List<String> names, Console console) {
        return names.stream()
                .filter(name -> Numbers.normal(name).equals(Numbers.normal(typed)))
                .findFirst()
                .orElseThrow(() -> console.failure(
                        "--source",
                        "cli.source.unknown",
                        typed,
                        names.isEmpty()
                                ? console.text("cli.source.none")
                                : Suggestion.of(typed, names).message(),
                        String.join(", ", names)));
    }

    public static @Nullable Path file(String text) {
        try {
            Path file = Path.of(text);
            return Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException impossible) {
            return null;
        }
    }

    /** The notes on how much of each source can be used, and on the findings in it. */
    public static List<Message> notes(Sources sources) {
        List<Message> notes = new ArrayList<>();
        for (SourceRows rows : sources.all()) {
            notes.add(Message.of(
                    "cli.source",
                    rows.spec().name(),
                    rows.rows().size(),
                    rows.setAside().size(),
                    rows.groups()));
            notes.addAll(rows.findings());
        }
        return notes;
    }
}
