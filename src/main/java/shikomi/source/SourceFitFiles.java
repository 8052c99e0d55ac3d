package shikomi.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import shikomi.transfer.LeaveGroupsOut;
import shikomi.transfer.LeaveOneGroupOutStacking;

/** What was learned of sources, as files of the home: without them it is learned again. */
public final class SourceFitFiles implements SourceFitStore {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public SourceFitFiles(Path home) {
        this.folder = home.resolve("learned");
    }

    private Path file(String key) {
        return folder.resolve(key + ".json");
    }

    @Override
    public Optional<SourceFit> recall(String key) {
        if (!Files.isRegularFile(file(key))) {
            return Optional.empty();
        }
        try {
            JsonNode node = JSON.readTree(file(key).toFile());
            double[] theta = numbers(node.path("theta"));
            double[] weights = numbers(node.path("weights"));
            if (theta.length == 0 || weights.length == 0) {
                return Optional.empty();
            }
            double[] unseen = numbers(node.path("unseen_labs"));
            if (unseen.length != 4) {
                return Optional.empty();
            }
            LeaveOneGroupOutStacking.PriorWeights belief = new LeaveOneGroupOutStacking.PriorWeights(
                    weights, node.path("replays").asInt(), node.path("skill").asDouble(Double.NaN));
            return Optional.of(new SourceFit(
                    theta,
                    belief,
                    new LeaveGroupsOut(
                            unseen[0],
                            unseen[1],
                            unseen[2],
                            unseen[3],
                            node.path("unseen_labs_asked").asInt())));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(each -> each.asDouble(Double.NaN))
                .toArray();
    }

    /** A home that cannot be written costs time, not the answer. */
    @Override
    public void keep(String key, SourceFit learned) {
        ObjectNode node = JSON.createObjectNode();
        node.putPOJO("theta", learned.theta());
        node.putPOJO("weights", learned.belief().weights());
        LeaveGroupsOut unseen = learned.unseen();
        node.putPOJO("unseen_labs", new double[] {unseen.mean(), unseen.ridge(), unseen.process(), unseen.forest()});
        node.put("unseen_labs_asked", unseen.groups());
        node.put("replays", learned.belief().count());
        if (Double.isFinite(learned.belief().skill())) {
            node.put("skill", learned.belief().skill());
        }
        @Nullable Path written = null;
        try {
            Files.createDirectories(folder);
            written = Files.createTempFile(folder, "learned", ".part");
            JSON.writeValue(written.toFile(), node);
            Files.move(written, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            remove(written);
        }
    }

    private static void remove(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException left) {
            part.toFile().deleteOnExit();
        }
    }
}
