package shikomi.surrogate.ensemble;

/** What kind of model a member of a committee is. */
public interface MemberKind {}
