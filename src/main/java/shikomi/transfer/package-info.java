/**
 * Transfer of knowledge between groups (laboratories): hierarchical processes, transfer models, and the weights of
 * sources.
 */
@NullMarked
package shikomi.transfer;

import org.jspecify.annotations.NullMarked;
