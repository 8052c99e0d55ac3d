package shikomi.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import shikomi.message.Problem;
import shikomi.message.Reading;
import shikomi.table.file.Sheet;

/**
 * Tables of several labs as folders of {@code data.csv} and {@code dataset.json}, which names the column of the lab.
 */
public record LabFolder(List<LabTask> tasks, List<Problem> unread) {
    public LabFolder {
        tasks = List.copyOf(tasks);
        unread = List.copyOf(unread);
    }

    /** The labs under {@code folder} with enough rows, at most {@code most} of each table and output. */
    public static LabFolder read(Path folder, int most) {
        return joined(Dataset.folders(folder).stream().map(entry -> one(entry, most)));
    }

    private static LabFolder joined(Stream<LabFolder> parts) {
        List<LabFolder> all = parts.toList();
        return new LabFolder(
                all.stream().flatMap(part -> part.tasks.stream()).toList(),
                all.stream().flatMap(part -> part.unread.stream()).toList());
    }

    private static LabFolder one(Path folder, int most) {
        try {
            Dataset dataset = Dataset.of(folder);
            return dataset.isOfSeveralLabs() ? table(dataset, most) : unread(List.of());
        } catch (UncheckedIOException unreadable) {
            if (unreadable.getCause() instanceof JsonProcessingException broken) {
                String place = folder.getFileName() + "/dataset.json:"
                        + broken.getLocation().getLineNr();
                return unread(List.of(Problem.of(place, "bench.no-json", broken.getOriginalMessage())));
            }
            throw unreadable;
        }
    }

    private static LabFolder unread(List<Problem> problems) {
        return new LabFolder(List.of(), problems);
    }

    private static LabFolder table(Dataset dataset, int most) {
        Reading<Sheet> sheet = dataset.sheet();
        if (sheet.value() == null) {
            return unread(sheet.problems());
        }
        List<Problem> missing = LabTable.missing(dataset, sheet.value());
        return missing.isEmpty()
                ? joined(
                        dataset.goals().stream().map(output -> new LabTable(dataset, output, sheet.value()).labs(most)))
                : unread(missing);
    }
}
