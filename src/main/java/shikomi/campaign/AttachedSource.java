package shikomi.campaign;

import shikomi.recipe.SourceSpec;

/**
 * External data that a campaign uses.
 *
 * @param spec the source as it was declared, with the name of the file that was given
 * @param sha256 the SHA-256 hash of the file, under which the file is stored
 * @param number the number of the event that attached it
 */
public record AttachedSource(SourceSpec spec, String sha256, int number) {}
