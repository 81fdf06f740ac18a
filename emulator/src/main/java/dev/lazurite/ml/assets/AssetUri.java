package dev.lazurite.ml.assets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to an asset, in any of the forms that clients use: {@code azureml:NAME:VERSION}, {@code azureml:NAME@LABEL},
 * ARM ids with or without {@code azureml:} in front, {@code azureml://registries/R/KIND/NAME/versions/V} and
 * {@code azureml://locations/L/workspaces/W/KIND/NAME/versions/V}.
 *
 * @param registry the registry's name; empty for an asset of a workspace
 * @param workspace the workspace's name or its GUID where the reference has one
 * @param kind what the reference says that it is, where it says so
 * @param version empty where a label is given, or neither
 * @param label such as {@code latest}; empty where a version is given, or neither
 */
public record AssetUri(
        String registry, String workspace, Optional<AssetKind> kind, String name, String version, String label) {
    private static final String TAIL = "([A-Za-z]+)/([^/]+)(?:/versions/([^/]+)|/labels/([^/]+))?/?";
    private static final Pattern REGISTRY =
            Pattern.compile("azureml://registries/([^/]+)/" + TAIL, Pattern.CASE_INSENSITIVE);
    private static final Pattern WORKSPACE = Pattern.compile(
            "(?:azureml:/?)?/(?:subscriptions/[^/]+/resourcegroups/[^/]+/(?:providers/[^/]+/)?)?(?:locations/[^/]+/)?"
                    + "workspaces/([^/]+)/" + TAIL,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT =
            Pattern.compile("(?:azureml:)?([^:@/]+)(?::([^:@/]+)|@([^:@/]+))?", Pattern.CASE_INSENSITIVE);

    /** Reads a reference; empty when {@code text} is none, such as the address of a file. */
    public static Optional<AssetUri> parse(String text) {
        Matcher registry = REGISTRY.matcher(text);
        if (registry.matches()) {
            return of(registry.group(1), "", registry, 2);
        }
        Matcher workspace = WORKSPACE.matcher(text);
        if (workspace.matches()) {
            return of("", workspace.group(1), workspace, 2);
        }
        Matcher shortForm = SHORT.matcher(text);
        if (shortForm.matches()) {
            return Optional.of(new AssetUri(
                    "", "", Optional.empty(), shortForm.group(1), group(shortForm, 2), group(shortForm, 3)));
        }
        return Optional.empty();
    }

    private static Optional<AssetUri> of(String registry, String workspace, Matcher matcher, int at) {
        return AssetKind.ofSegment(matcher.group(at))
                .map(kind -> new AssetUri(
                        registry,
                        workspace,
                        Optional.of(kind),
                        AssetNames.plain(matcher.group(at + 1)),
                        group(matcher, at + 2),
                        group(matcher, at + 3)));
    }

    private static String group(Matcher matcher, int group) {
        return matcher.group(group) == null ? "" : matcher.group(group);
    }

    public boolean inRegistry() {
        return !registry.isEmpty();
    }

    /** The reference as registries have it. */
    public static String registryForm(String registry, AssetKind kind, String name, String version) {
        return registryForm(registry, kind, name) + "/versions/" + version;
    }

    /** The reference to a container in a registry. */
    static String registryForm(String registry, AssetKind kind, String name) {
        return "azureml://registries/" + registry + "/" + kind.segment() + "/" + name;
    }
}
