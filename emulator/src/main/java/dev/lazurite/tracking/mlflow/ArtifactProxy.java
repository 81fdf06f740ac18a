package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.artifacts.Capabilities;
import dev.lazurite.tracking.artifacts.Listing;
import dev.lazurite.tracking.artifacts.Places;
import dev.lazurite.tracking.artifacts.RunArtifacts;
import dev.lazurite.tracking.record.PathRule;
import dev.lazurite.tracking.record.Refusals;

/**
 * MLflow's {@code mlflow-artifacts}: artifacts by plain HTTP, at {@code artifacts/{experiment}/{run}/artifacts/{path}}. Who
 * calls is known by a bearer token, or by a capability in the address, which opens one run and nothing else.
 */
final class ArtifactProxy {
    private static final String BINARY = "application/octet-stream";

    private final Calls calls;
    private final Places places;
    private final RunArtifacts artifacts;
    private final Capabilities capabilities;

    ArtifactProxy(Calls calls, Places places, RunArtifacts artifacts, Capabilities capabilities) {
        this.calls = calls;
        this.places = places;
        this.artifacts = artifacts;
        this.capabilities = capabilities;
    }

    /** A place and a path in it; an empty path is the whole place. */
    private record Target(RunArtifacts.Place place, String path) {}

    Answer write(Call call) throws IOException {
        Target target = file(call, call.parameter("path"));
        String type = call.header("Content-Type").orElse(BINARY);
        artifacts.put(target.place(), target.path(), call.body(), type);
        return Answer.ok(Json.object());
    }

    Answer read(Call call) throws IOException {
        Target target = file(call, call.parameter("path"));
        RunArtifacts.Artifact artifact = artifacts
                .find(target.place(), target.path())
                .orElseThrow(() -> Refusals.missing("No such artifact: '" + target.path() + "'"));
        return Answer.stream(200, BINARY, artifact.blob().length(), out -> {
            try (InputStream content = artifacts.open(artifact)) {
                content.transferTo(out);
            }
        });
    }

    Answer delete(Call call) throws IOException {
        Target target = file(call, call.parameter("path"));
        List<RunArtifacts.Artifact> doomed =
                new ArrayList<>(artifacts.list(target.place(), Listing.folder(target.path())));
        artifacts.find(target.place(), target.path()).ifPresent(doomed::add);
        for (RunArtifacts.Artifact artifact : doomed) {
            artifacts.delete(artifact.place(), artifact.path());
        }
        return Answer.ok(Json.object());
    }

    Answer list(Call call) {
        Target target = target(call, call.query("path").orElse(""));
        String folder = Listing.folder(target.path());
        ObjectNode body = Json.object();
        body.set("files", Listing.of(artifacts.list(target.place(), folder), folder, ""));
        return Answer.ok(body);
    }

    private Target file(Call call, String path) {
        Target target = target(call, path);
        if (target.path().isEmpty()) {
            throw invalid(path);
        }
        return target;
    }

    private Target target(Call call, String path) {
        Scope scope = calls.scope(call);
        String[] parts = path.replaceAll("^/+|/+$", "").split("/", 4);
        if (parts.length < 3 || !parts[2].equals("artifacts") || !PathRule.allows(String.join("/", parts))) {
            throw invalid(path);
        }
        String run = parts[1];
        Optional<String> capability = call.maybeParameter("capability");
        if (capability.isPresent()) {
            capabilities.check(capability.get(), scope.workspace(), run);
        }
        RunArtifacts.Place place = places.find(call.principal(), scope.workspace(), parts[0], run);
        return new Target(place, parts.length < 4 ? "" : parts[3]);
    }

    private static Fault invalid(String path) {
        return Refusals.invalid("Invalid path: '" + path
                + "'. {experiment}/{run}/artifacts/{path} is expected, with no empty segment, '.' or '..'.");
    }
}
