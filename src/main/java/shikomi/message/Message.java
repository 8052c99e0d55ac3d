package shikomi.message;

import java.text.Format;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * A sentence for a person: a key, whose first word names the package that owns it, and the arguments to fill in.
 *
 * <p>The texts are in {@code shikomi/PACKAGE/messages_LANGUAGE.properties} in the syntax of {@link MessageFormat}.
 */
public record Message(String key, List<Object> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, Arrays.asList(arguments));
    }

    /** The sentence in a language. */
    public String in(Language language) {
        String pattern = pattern(language)
                .orElseThrow(() -> new IllegalArgumentException("No words for " + key + " in " + language));
        MessageFormat format = new MessageFormat(pattern, language.locale());
        Format[] formats = format.getFormatsByArgumentIndex();
        Object[] filled = new Object[arguments.size()];
        for (int i = 0; i < filled.length; i++) {
            boolean formatted = i < formats.length && formats[i] != null;
            filled[i] = formatted ? arguments.get(i) : words(arguments.get(i), language);
        }
        return format.format(filled);
    }

    /** Whether this release has a text for the key; a stored message may come from a later release. */
    public boolean hasWords() {
        return Arrays.stream(Language.values())
                .allMatch(language -> pattern(language).isPresent());
    }

    private Optional<String> pattern(Language language) {
        String room = key.substring(0, key.indexOf('.'));
        try {
            return Optional.of(ResourceBundle.getBundle(
                            "shikomi." + room + ".messages",
                            language.locale(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString(key));
        } catch (MissingResourceException missing) {
            return Optional.empty();
        }
    }

    /** Formats an argument for a person: never 1.0E-5, never 1,030 for a row number. */
    private static String words(Object argument, Language language) {
        return switch (argument) {
            case Message nested -> nested.in(language);
            case Text text -> text.in(language);
            case Double number -> Figures.exact(number);
            case List<?> several ->
                several.stream().map(each -> words(each, language)).collect(Collectors.joining("; "));
            default -> argument.toString();
        };
    }
}
