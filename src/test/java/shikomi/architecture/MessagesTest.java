package shikomi.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Everything that is said to people is said in both languages, and nothing stands there that nobody says. */
class MessagesTest {
    private static final Path ROOT = Path.of("src/main/resources/shikomi");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");
    private static final Pattern JAPANESE = Pattern.compile("[\\u3040-\\u30ff\\u4e00-\\u9fff]");
    private static final Pattern FORBIDDEN = Pattern.compile("(?i)\\b(please|invalid|oops|illegal)\\b");

    private static List<Path> rooms() throws IOException {
        try (Stream<Path> rooms = Files.list(ROOT)) {
            return rooms.filter(room -> Files.exists(room.resolve("messages_en.properties")))
                    .sorted()
                    .toList();
        }
    }

    private static Properties words(Path room, String language) throws IOException {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(room.resolve("messages_" + language + ".properties"))) {
            words.load(reader);
        }
        return words;
    }

    private static Set<String> placeholders(String pattern) {
        Matcher matcher = PLACEHOLDER.matcher(pattern);
        Set<String> found = new TreeSet<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void both_languages_have_the_same_keys_and_placeholders() throws IOException {
        for (Path room : rooms()) {
            Properties english = words(room, "en");
            Properties japanese = words(room, "ja");
            assertThat(japanese.stringPropertyNames()).as("%s", room).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(key).startsWith(room.getFileName() + ".");
                assertThat(placeholders(japanese.getProperty(key)))
                        .as(key)
                        .isEqualTo(placeholders(english.getProperty(key)));
                new MessageFormat(english.getProperty(key));
                new MessageFormat(japanese.getProperty(key));
            }
        }
    }

    @Test
    void japanese_is_japanese_and_english_is_calm() throws IOException {
        Set<String> signs = Set.of("web.result.in");
        for (Path room : rooms()) {
            Properties english = words(room, "en");
            Properties japanese = words(room, "ja");
            for (String key : english.stringPropertyNames()) {
                assertThat(FORBIDDEN.matcher(english.getProperty(key)).find())
                        .as(key)
                        .isFalse();
                boolean onlyArguments =
                        japanese.getProperty(key).replaceAll("\\{\\d+}", "").isBlank();
                if (!onlyArguments && !signs.contains(key)) {
                    assertThat(JAPANESE.matcher(japanese.getProperty(key)).find())
                            .as(key)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void an_apostrophe_is_doubled() throws IOException {
        for (Path room : rooms()) {
            for (String language : List.of("en", "ja")) {
                words(room, language)
                        .forEach((key, pattern) -> assertThat(pattern.toString()
                                        .replace("''", "")
                                        .replace("'{'", "")
                                        .replace("'}'", ""))
                                .as("%s", key)
                                .doesNotContain("'"));
            }
        }
    }

    private static String sources() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java"), Path.of("src/main/jte"))) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    texts.add(Files.readString(file));
                }
            }
        }
        return String.join("\n", texts);
    }

    @Test
    void every_key_that_is_said_exists_with_its_fix() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path room : rooms()) {
            keys.addAll(words(room, "en").stringPropertyNames());
        }
        String rooms = rooms().stream().map(r -> r.getFileName().toString()).collect(Collectors.joining("|"));
        Matcher said = Pattern.compile("(Problem\\.of\\([^;]*?|Message\\.of\\(\\s*|stop\\([^;]*?)\"((?:" + rooms
                        + ")\\.[a-z0-9._-]*[a-z0-9])\"")
                .matcher(sources());
        int count = 0;
        while (said.find()) {
            assertThat(keys).contains(said.group(2));
            if (!said.group(1).startsWith("Message")) {
                assertThat(keys).contains(said.group(2) + ".fix");
            }
            count++;
        }
        assertThat(count).isGreaterThan(60);
    }

    @Test
    void nothing_stands_there_that_nobody_says() throws IOException {
        String sources = sources();
        List<String> unused = new ArrayList<>();
        for (Path room : rooms()) {
            for (String key : words(room, "en").stringPropertyNames()) {
                String bare = key.replaceFirst("\\.fix$", "");
                String last = bare.substring(bare.indexOf('.') + 1);
                boolean whole = sources.contains("\"" + bare + "\"") || sources.contains("\"" + last + "\"");
                String stem = last.contains(".") ? last.substring(0, last.lastIndexOf('.') + 1) : "";
                String tail = last.substring(last.lastIndexOf('.') + 1);
                boolean joined = !stem.isEmpty()
                        && Stream.of(stem, bare.substring(0, bare.lastIndexOf('.') + 1))
                                .anyMatch(prefix -> sources.contains("\"" + prefix + "\""));
                if (!whole && !joined && !sources.contains("\"" + tail + "\"") && !last.startsWith("failure.")) {
                    unused.add(key);
                }
            }
        }
        assertThat(unused).isEmpty();
    }
}
