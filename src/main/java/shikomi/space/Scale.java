package shikomi.space;

/** The scale on which a continuous parameter varies: in equal steps or in equal ratios. */
public enum Scale {
    LINEAR,
    LOG
}
