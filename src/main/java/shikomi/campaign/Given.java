package shikomi.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A result that is entered.
 *
 * @param id of its experiment; null where the experiment was not planned
 */
public record Given(@Nullable String id, Result result) {}
