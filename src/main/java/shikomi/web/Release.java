package shikomi.web;

/** Which release of Shikomi this is. */
public final class Release {
    private Release() {}

    /** The version, as every proposal records it. */
    public static String version() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
