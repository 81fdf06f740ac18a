package dev.lazurite.tracking.artifacts;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lazurite.platform.Json;

/** The files and folders directly below a folder, as MLflow lists them. */
public final class Listing {
    private Listing() {}

    /**
     * Lists a folder.
     *
     * @param artifacts what begins with the folder's path
     * @param folder empty, or a path with a slash at its end
     * @param shown what the paths in the answer begin with
     */
    public static ArrayNode of(List<RunArtifacts.Artifact> artifacts, String folder, String shown) {
        Map<String, Long> sizes = new TreeMap<>();
        for (RunArtifacts.Artifact artifact : artifacts) {
            String below = artifact.path().substring(folder.length());
            int slash = below.indexOf('/');
            if (slash < 0) {
                sizes.put(below, artifact.blob().length());
            } else {
                sizes.put(below.substring(0, slash), -1L);
            }
        }
        ArrayNode files = Json.array();
        sizes.forEach((name, size) -> {
            if (size < 0) {
                files.addObject().put("path", shown + name).put("is_dir", true);
            } else {
                files.addObject().put("path", shown + name).put("is_dir", false).put("file_size", size);
            }
        });
        return files;
    }

    /** A path as the beginning of the paths of what is in it: empty stays empty, else one slash at the end. */
    public static String folder(String path) {
        String trimmed = path.replaceAll("^/+|/+$", "");
        return trimmed.isEmpty() ? "" : trimmed + "/";
    }
}
