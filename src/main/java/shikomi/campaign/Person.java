package shikomi.campaign;

/** Somebody who does things in a campaign. */
public record Person(String name, Role role) {}
