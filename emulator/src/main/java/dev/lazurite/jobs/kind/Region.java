package dev.lazurite.jobs.kind;

import java.util.Locale;

import dev.lazurite.arm.Resource;

/** The region of a workspace. */
public final class Region {
    private Region() {}

    /** The region as it stands in host names. */
    public static String of(Resource workspace) {
        String location = workspace.text("location").replace(" ", "").toLowerCase(Locale.ROOT);
        return location.isEmpty() ? "eastus" : location;
    }
}
