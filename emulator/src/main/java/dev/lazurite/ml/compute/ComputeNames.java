package dev.lazurite.ml.compute;

import java.util.regex.Pattern;

import dev.lazurite.ml.assets.AssetNames;

/** The names that computes may have (Azure's documentation of computes). */
final class ComputeNames {
    private static final Pattern CLUSTER = Pattern.compile("[a-zA-Z]([a-zA-Z0-9-]{0,30}[a-zA-Z0-9])");
    private static final Pattern INSTANCE = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]");
    private static final Pattern ENDS_LIKE_A_COPY = Pattern.compile(".*-\\d+");

    private ComputeNames() {}

    static void check(ComputeKind kind, String name) {
        boolean valid = switch (kind) {
            case AML_COMPUTE -> CLUSTER.matcher(name).matches();
            case COMPUTE_INSTANCE ->
                INSTANCE.matcher(name).matches()
                        && !ENDS_LIKE_A_COPY.matcher(name).matches();
        };
        if (!valid) {
            throw AssetNames.invalid("The compute name '" + name + "' is not valid for " + kind.wireName() + ". It has "
                    + (kind == ComputeKind.AML_COMPUTE ? "2 to 32" : "3 to 24")
                    + " letters, digits and '-', begins with a letter and ends with a letter or digit"
                    + (kind == ComputeKind.AML_COMPUTE ? "." : ", and does not end with '-' and digits."));
        }
    }
}
