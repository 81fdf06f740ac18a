package dev.lazurite.trainer.mlflow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Brings files to a run's {@link ArtifactLocation}. */
final class Artifacts {
    private final TrackingServer server;
    private final Http http;
    private final ArtifactLocation location;

    Artifacts(TrackingServer server, Http http, ArtifactLocation location) {
        this.server = server;
        this.http = http;
        this.location = location;
    }

    /** Stores a file under a path with forward slashes, relative to the run. */
    void store(Path file, String path) {
        if (location instanceof ArtifactLocation.Address address) {
            put(file, path, address.of(path));
        } else if (location instanceof ArtifactLocation.Folder folder) {
            copy(file, folder.base().resolve(path));
        }
    }

    private void put(Path file, String path, URI uri) {
        try {
            Http.Answer answer = http.send(
                    "artifact " + path,
                    "PUT",
                    uri,
                    authorization(uri),
                    "application/octet-stream",
                    BodyPublishers.ofFile(file));
            if (!answer.isSuccess()) {
                throw new MlflowException(
                        "MLflow artifact %s failed at %s: %s".formatted(path, Http.origin(uri), RestApi.said(answer)));
            }
        } catch (FileNotFoundException e) {
            throw new MlflowException("MLflow artifact %s failed: %s is gone.".formatted(path, file), e);
        }
    }

    /** The token goes to the places that this process was told of, and to no other that a server may name. */
    private Optional<String> authorization(URI uri) {
        boolean told = Http.origin(uri).equals(Http.origin(server.uri()))
                || server.artifacts().isPresent();
        return told ? server.authorization() : Optional.empty();
    }

    private static void copy(Path file, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new MlflowException(
                    "MLflow artifact %s failed: cannot write %s (%s). The artifact folder of this tracking server must be on this machine."
                            .formatted(file.getFileName(), to, e.getMessage()),
                    e);
        }
    }
}
