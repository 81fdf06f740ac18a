package dev.lazurite.tracking.record;

/**
 * What one input or output of a job is.
 *
 * @param name the job's name for it, such as {@code default}
 * @param asset an asset id: {@code azureml://locations/LOCATION/workspaces/GUID/data/NAME/versions/VERSION}
 * @param type as run history has it, such as {@code UriFolder}
 * @param uri where the content is
 */
public record RunAsset(Direction direction, String name, String asset, String type, String uri) {
    /** Whether a run read an asset or made it. */
    public enum Direction {
        READ,
        MADE
    }
}
