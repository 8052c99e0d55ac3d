package shikomi.web;

import java.util.List;

/** What is wrong with one field of a form. */
public record FieldError(String field, String message) {

    /** What is wrong with a field; empty where nothing is. */
    public static String of(String field, List<FieldError> errors) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }
}
