package shikomi.surrogate.ensemble;

/**
 * The kind of model of a member of an {@link Ensemble}: one of the lab's own data or one that transfers from other
 * data.
 */
public interface MemberKind {}
