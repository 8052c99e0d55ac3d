package shikomi.web;

/** Which release of Shikomi this is. */
public final class Release {
    private Release() {}

    /** The version, as it stands in every proposal. */
    public static String version() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
