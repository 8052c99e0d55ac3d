package shikomi.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A result that somebody brings.
 *
 * @param id of its experiment; null where the experiment was not planned
 */
public record Given(@Nullable String id, Result result) {}
