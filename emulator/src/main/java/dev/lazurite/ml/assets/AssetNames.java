package dev.lazurite.ml.assets;

import java.util.regex.Pattern;

import dev.lazurite.arm.ArmSurface;
import dev.lazurite.platform.http.Fault;

/** The names that assets and datastores may have. */
public final class AssetNames {
    // The pattern of the specification's path parameters, and the dot that names such as AzureML-sklearn-1.5 have.
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,254}");
    private static final String PREFIX = "azureml:";

    private AssetNames() {}

    /** The name without the {@code azureml:} that the Python SDK leaves before names that it looked up by label. */
    public static String plain(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }

    /** Whether the service takes a name. */
    public static boolean valid(String name) {
        return NAME.matcher(name).matches();
    }

    /** Refuses a name that the service would refuse. */
    public static void check(String noun, String name) {
        if (!valid(name)) {
            throw invalid(noun + " name '" + name
                    + "' is not valid. It may have 1 to 255 characters: letters, digits, '-', '_'"
                    + " and '.', and begins with a letter or a digit.");
        }
    }

    /** A refusal of a name or version. */
    public static Fault invalid(String message) {
        return ArmSurface.userError(400, "BadArgument", message);
    }
}
