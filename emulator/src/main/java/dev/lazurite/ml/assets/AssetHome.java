package dev.lazurite.ml.assets;

/** What holds assets. */
public enum AssetHome {
    WORKSPACE("workspaces/{workspace}", ""),
    REGISTRY("registries/{registry}", "Registry");

    private final String path;
    private final String prefix;

    AssetHome(String path, String prefix) {
        this.path = path;
        this.prefix = prefix;
    }

    /** Its own address below the provider. */
    String path() {
        return path;
    }

    /** What the specification writes before the names of its operation groups. */
    String prefix() {
        return prefix;
    }
}
