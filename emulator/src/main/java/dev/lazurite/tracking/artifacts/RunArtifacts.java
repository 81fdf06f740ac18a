package dev.lazurite.tracking.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.lazurite.storage.Blobs;
import dev.lazurite.tracking.Workspaces;
import dev.lazurite.tracking.record.PathRule;
import dev.lazurite.tracking.record.Refusals;

/** The artifacts of runs, as blobs {@code {origin}/{container}/{path}} of the workspace's container {@code azureml}. */
public final class RunArtifacts {
    /** The container of the account, Azure ML's {@code workspaceartifactstore}. */
    public static final String BLOB_CONTAINER = "azureml";

    /** The origin of what runs write. */
    public static final String RUN = "ExperimentRun";

    private static final Duration LINK = Duration.ofHours(24);

    private final Blobs blobs;
    private final Workspaces workspaces;

    public RunArtifacts(Blobs blobs, Workspaces workspaces) {
        this.blobs = blobs;
        this.workspaces = workspaces;
    }

    /**
     * An artifact.
     *
     * @param path relative to its place
     */
    public record Artifact(Place place, String path, Blobs.Blob blob) {}

    /**
     * Where artifacts are kept.
     *
     * @param origin what made them, such as {@code ExperimentRun}
     * @param container a folder of that origin, such as {@code dcid.{run}}
     * @param folder a folder in it with a slash at its end; empty for the whole container
     */
    public record Place(String workspace, String origin, String container, String folder) {
        public static Place of(String workspace, String run) {
            return new Place(workspace, RUN, "dcid." + run, "");
        }

        String prefix() {
            return origin + "/" + container + "/" + folder;
        }
    }

    /** Everything in a place whose path begins with {@code prefix}, by path. */
    public List<Artifact> list(Place place, String prefix) {
        String start = place.prefix();
        return blobs.list(account(place), BLOB_CONTAINER, start + prefix).stream()
                .map(blob -> new Artifact(place, blob.name().substring(start.length()), blob))
                .toList();
    }

    public Optional<Artifact> find(Place place, String path) {
        return blobs.find(account(place), BLOB_CONTAINER, name(place, path))
                .map(blob -> new Artifact(place, path, blob));
    }

    public void put(Place place, String path, InputStream content, String contentType) throws IOException {
        blobs.createContainer(account(place), BLOB_CONTAINER);
        blobs.put(account(place), BLOB_CONTAINER, name(place, path), content, contentType);
    }

    public InputStream open(Artifact artifact) throws IOException {
        return blobs.open(artifact.blob());
    }

    public void delete(Place place, String path) throws IOException {
        blobs.delete(account(place), BLOB_CONTAINER, name(place, path));
    }

    /** An address at which the blob of an artifact can be written and read for a day; the blob need not be there. */
    public String writable(Place place, String path) {
        blobs.createContainer(account(place), BLOB_CONTAINER);
        return link(place, path, List.of(Blobs.Permission.READ, Blobs.Permission.CREATE, Blobs.Permission.WRITE));
    }

    /** An address at which the blob of an artifact can be read for a day. */
    public String readable(Place place, String path) {
        return link(place, path, List.of(Blobs.Permission.READ));
    }

    private String link(Place place, String path, List<Blobs.Permission> permissions) {
        String name = name(place, path);
        String account = account(place);
        return "https://" + account + ".blob.core.windows.net/" + BLOB_CONTAINER + "/" + UrlPath.encode(name) + "?"
                + blobs.sign(account, BLOB_CONTAINER, name, permissions, LINK);
    }

    private static String name(Place place, String path) {
        if (!PathRule.allows(path) || !PathRule.allows(place.origin()) || !PathRule.allows(place.container())) {
            throw Refusals.invalid(
                    "Invalid artifact path: '" + path
                            + "'. A relative path with slashes between its segments is expected, none of them empty, '.' or '..'.");
        }
        return place.prefix() + path;
    }

    private String account(Place place) {
        return workspaces.artifactAccount(place.workspace());
    }
}
