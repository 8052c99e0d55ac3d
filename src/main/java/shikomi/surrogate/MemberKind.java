package shikomi.surrogate;

/** What kind of model a member of a committee is. */
public sealed interface MemberKind permits Makeup.Kind, Listener {}
