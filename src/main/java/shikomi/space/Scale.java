package shikomi.space;

/** How a continuous parameter is measured out: in equal steps, or in equal ratios. */
public enum Scale {
    LINEAR,
    LOG
}
