package shikomi.web;

/** The version of this build of Shikomi. */
public final class Release {
    private Release() {}

    /** The version that every proposal records. */
    public static String version() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
