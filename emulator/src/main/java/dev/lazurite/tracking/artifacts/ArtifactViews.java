package dev.lazurite.tracking.artifacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** Artifacts as Azure ML's artifact services write them. */
final class ArtifactViews {
    private ArtifactViews() {}

    static ObjectNode artifact(RunArtifacts.Artifact artifact) {
        ObjectNode view = named(artifact.place(), artifact.path());
        view.put("etag", artifact.blob().etag())
                .put("createdTime", artifact.blob().lastModified().toString());
        return dataPath(view, artifact.place(), artifact.path());
    }

    /** An artifact that is about to be written. */
    static ObjectNode expected(RunArtifacts.Place place, String path, String now) {
        ObjectNode view = named(place, path).putNull("etag").put("createdTime", now);
        return dataPath(view, place, path);
    }

    private static ObjectNode named(RunArtifacts.Place place, String path) {
        return Json.object()
                .put("artifactId", place.prefix() + path)
                .put("origin", place.origin())
                .put("container", place.container())
                .put("path", path);
    }

    private static ObjectNode dataPath(ObjectNode view, RunArtifacts.Place place, String path) {
        view.putObject("dataPath")
                .put("dataStoreName", "workspaceartifactstore")
                .put("relativePath", place.prefix() + path)
                .putNull("sqlDataPath");
        view.putObject("tags");
        return view;
    }

    /** Where the content of an artifact is read or written. */
    static ObjectNode content(RunArtifacts.Place place, String path, String uri) {
        return Json.object()
                .put("contentUri", uri)
                .put("origin", place.origin())
                .put("container", place.container())
                .put("path", path)
                .putNull("tags");
    }
}
