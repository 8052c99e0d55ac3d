package shikomi.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.table.file.Sheet;
import shikomi.table.file.Sheets;

/** Tables of several labs as folders of {@code data.csv} and {@code dataset.json} that names the column of the lab. */
public record LabFolder(List<LabTask> tasks, List<Problem> unread) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public LabFolder {
        tasks = List.copyOf(tasks);
        unread = List.copyOf(unread);
    }

    /** The labs under {@code folder} with enough rows, at most {@code most} of each table and output. */
    public static LabFolder read(Path folder, int most) {
        List<LabTask> tasks = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            entries.filter(entry -> Files.isRegularFile(entry.resolve("dataset.json")))
                    .sorted()
                    .map(entry -> one(entry, most))
                    .forEach(one -> {
                        tasks.addAll(one.tasks);
                        unread.addAll(one.unread);
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new LabFolder(tasks, unread);
    }

    private static LabFolder one(Path folder, int most) {
        JsonNode description;
        try {
            description = JSON.readTree(folder.resolve("dataset.json").toFile());
        } catch (JsonProcessingException broken) {
            String place = folder.getFileName() + "/dataset.json:"
                    + broken.getLocation().getLineNr();
            return unread(List.of(Problem.of(place, "bench.no-json", broken.getOriginalMessage())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        if (!description.path("kind").asText().equals("multi-source")
                || !description.path("source_column").isTextual()) {
            return unread(List.of());
        }
        Reading<Sheet> sheet =
                Sheets.read(folder.resolve(description.path("file").asText("data.csv")));
        return sheet.value() == null
                ? unread(sheet.problems())
                : table(String.valueOf(folder.getFileName()), description, sheet.value(), most);
    }

    private static LabFolder unread(List<Problem> problems) {
        return new LabFolder(List.of(), problems);
    }

    private static LabFolder table(String name, JsonNode description, Sheet sheet, int most) {
        List<Problem> missing = LabTable.missing(name, description, sheet);
        if (!missing.isEmpty()) {
            return unread(missing);
        }
        List<LabTask> tasks = new ArrayList<>();
        List<Problem> unread = new ArrayList<>();
        for (JsonNode output : PoolFolder.list(description.path("outputs"))) {
            if (output.path("goal").asText().matches("maximize|minimize")) {
                LabFolder read = new LabTable(name, description, output, sheet).labs(most);
                tasks.addAll(read.tasks);
                unread.addAll(read.unread);
            }
        }
        return new LabFolder(tasks, unread);
    }
}
