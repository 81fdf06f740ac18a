package dev.lazurite.ml.assets;

/** The resource provider of Azure Machine Learning. */
public final class Provider {
    public static final String NAMESPACE = "Microsoft.MachineLearningServices";

    /** The path of a workspace in an address of the resource manager or of the region's own host. */
    public static final String WORKSPACE_PATH =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + NAMESPACE + "/workspaces/{workspace}";

    private Provider() {}
}
