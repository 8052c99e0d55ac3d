package shikomi.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A result as entered.
 *
 * @param id the id of its experiment; null if the experiment was not planned
 */
public record Given(@Nullable String id, Result result) {}
