package dev.lazurite.app;

/** The version of this program. */
public final class Version {
    /** As the jar's manifest says it; {@code development} when run from classes. */
    public static final String CURRENT = manifest();

    private Version() {}

    private static String manifest() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
