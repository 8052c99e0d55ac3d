package shikomi.message;

import java.util.Locale;
import java.util.Optional;

/** A language of pages, messages and reports. */
public enum Language {
    EN,
    JA;

    /** The code of the language, as in {@code en: …} in a recipe. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /** The language with a code such as {@code ja} or {@code ja-JP}. */
    public static Optional<Language> of(String code) {
        String head = code.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        for (Language language : values()) {
            if (language.code().equals(head)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
