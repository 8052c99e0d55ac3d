package shikomi.web;

import java.util.List;

/** An error in one field of a form. */
public record FieldError(String field, String message) {

    /** The error messages of a field; empty if it has no error. */
    public static String of(String field, List<FieldError> errors) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }
}
