package shikomi.table.cell;

import java.util.Arrays;
import java.util.Optional;

/** What words mean that stand where a number should, such as {@code gelled}, {@code NG} or {@code 不可}. */
public enum MissingWords {
    /** Nothing was said: the cells are not read, and the question stays open. */
    OPEN(""),
    /** The experiment failed. */
    FAILED("failed"),
    /** Nothing was measured. */
    NOTHING("nothing");

    private final String code;

    MissingWords(String code) {
        this.code = code;
    }

    /** The form used in web forms, options and stored mappings. */
    public String code() {
        return code;
    }

    /** The meaning with this code; empty if there is none. */
    public static Optional<MissingWords> of(String code) {
        return Arrays.stream(values())
                .filter(words -> words.code.equals(code) && words != OPEN)
                .findFirst();
    }
}
