package dev.lazurite.storage;

import java.util.Set;
import java.util.regex.Pattern;

/** The rules of names ("Naming and Referencing Containers, Blobs, and Metadata"). */
public final class Names {
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9](?:-?[a-z0-9])*");
    private static final Set<String> SPECIAL = Set.of("$root", "$logs", "$web");
    private static final int LONGEST_BLOB = 1024;

    private Names() {}

    /** Refuses what is no name of a container. */
    public static void checkContainer(String name) {
        if (SPECIAL.contains(name)) {
            return;
        }
        if (name.length() < 3 || name.length() > 63) {
            throw StorageFaults.nameLength("container", name.length(), "3 to 63");
        }
        if (!CONTAINER.matcher(name).matches()) {
            throw StorageFaults.invalidName("container", name);
        }
    }

    /** Refuses what is no name of a blob: any text is one, dots and slashes too, as long as it is not too long. */
    public static void checkBlob(String name) {
        if (name.isEmpty() || name.length() > LONGEST_BLOB) {
            throw StorageFaults.nameLength("blob", name.length(), "1 to " + LONGEST_BLOB);
        }
    }
}
