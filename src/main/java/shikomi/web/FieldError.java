package shikomi.web;

/** What is wrong with one field of a form. */
public record FieldError(String field, String message) {}
