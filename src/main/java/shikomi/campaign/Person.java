package shikomi.campaign;

/** A person who works on a campaign. */
public record Person(String name, Role role) {}
