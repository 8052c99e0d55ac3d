package shikomi.campaign;

import shikomi.recipe.SourceSpec;

/**
 * External data that a campaign uses.
 *
 * @param spec as it was declared, with the name of the file that was given
 * @param sha256 of the file's bytes, by which they are kept
 * @param number of the event that brought them
 */
public record AttachedSource(SourceSpec spec, String sha256, int number) {}
