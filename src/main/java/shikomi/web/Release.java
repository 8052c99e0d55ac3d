package shikomi.web;

/** The version of this build of Shikomi. */
public final class Release {
    private Release() {}

    /** The version, as every proposal records it. */
    public static String version() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
