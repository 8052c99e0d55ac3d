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

/** Stores fits of sources as files in the home directory; a missing fit is computed again. */
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
            return fit(JSON.readTree(file(key).toFile()));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** The fit in a stored file; empty if numbers are missing, as in a file of another release. */
    private static Optional<SourceFit> fit(JsonNode node) {
        double[] theta = numbers(node.path("theta"));
        double[] weights = numbers(node.path("weights"));
        double[] unseen = numbers(node.path("unseen_labs"));
        if (theta.length == 0 || weights.length == 0 || unseen.length != 4) {
            return Optional.empty();
        }
        int labs = node.path("unseen_labs_asked").asInt();
        double skill = node.path("skill").asDouble(Double.NaN);
        return Optional.of(new SourceFit(
                theta,
                new LeaveOneGroupOutStacking.PriorWeights(
                        weights, node.path("replays").asInt(), skill),
                new LeaveGroupsOut(unseen[0], unseen[1], unseen[2], unseen[3], labs)));
    }

    private static double[] numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(each -> each.asDouble(Double.NaN))
                .toArray();
    }

    /** Stores a fit. If the home directory is not writable, the fit is only computed again the next time. */
    @Override
    public void keep(String key, SourceFit learned) {
        @Nullable Path written = null;
        try {
            Files.createDirectories(folder);
            written = Files.createTempFile(folder, "learned", ".part");
            JSON.writeValue(written.toFile(), node(learned));
            Files.move(written, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            remove(written);
        }
    }

    private static ObjectNode node(SourceFit learned) {
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
        return node;
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
