package shikomi.web.bench;

import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shikomi.campaign.Attachment;
import shikomi.store.KeptFiles;
import shikomi.table.file.Sheets;

/**
 * Photos and files of a form. They are stored under their hash as soon as they arrive, and from then on the form
 * carries fields that name them, so that no file is lost if another field has an error.
 */
final class Attached {
    /** The limit for all files of a result together, in bytes. */
    static final long LARGEST = Sheets.LARGEST;

    private static final String PREFIX = "keep.";
    private static final Pattern FIELD = Pattern.compile("([0-9a-f]{64})/(.+)", Pattern.DOTALL);
    /** The longest file name, in characters. Set by judgement. */
    private static final int LONGEST_NAME = 120;

    private Attached() {}

    /** Stores the files that were sent, and records them in the fields of the form. */
    static void keep(KeptFiles files, List<UploadedFile> sent, Map<String, String> typed) throws IOException {
        for (UploadedFile file : sent) {
            if (file.size() > 0) {
                String sha256 = files.keep(file.content().readAllBytes());
                add(typed, new Attachment(name(file.filename()), sha256, file.size()));
            }
        }
    }

    static void add(Map<String, String> typed, Attachment file) {
        String field = file.sha256() + "/" + file.name();
        if (!typed.containsValue(field)) {
            int number = (int) IntStream.iterate(0, i -> i + 1)
                    .filter(i -> !typed.containsKey(PREFIX + i))
                    .findFirst()
                    .orElseThrow();
            typed.put(PREFIX + number, field);
        }
    }

    /** The last part of a path, without control characters and shortened to {@link #LONGEST_NAME}. */
    private static String name(@Nullable String path) {
        String name = path == null
                ? ""
                : path.replaceFirst("(?s).*[/\\\\]", "")
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        int from = Math.max(0, name.length() - LONGEST_NAME); // the end contains the file extension
        return name.isEmpty() ? "file" : name.substring(from);
    }

    /** The names of the form fields that refer to files. */
    static List<String> fields(Map<String, String> typed) {
        return typed.keySet().stream().filter(field -> field.startsWith(PREFIX)).toList();
    }

    static String name(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").replaceFirst("(?s)^[0-9a-f]{64}/", "");
    }

    /** The files that a form refers to, except those that are not stored here. */
    static List<Attachment> of(KeptFiles files, Map<String, String> typed) {
        List<Attachment> attachments = new ArrayList<>();
        for (String field : fields(typed)) {
            Matcher matcher = FIELD.matcher(typed.getOrDefault(field, ""));
            if (matcher.matches()) {
                Optional<Long> size = files.size(matcher.group(1));
                size.ifPresent(
                        bytes -> attachments.add(new Attachment(name(matcher.group(2)), matcher.group(1), bytes)));
            }
        }
        return attachments;
    }
}
