package dev.lazurite.tracking.mlflow;

import java.io.IOException;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.artifacts.Listing;
import dev.lazurite.tracking.artifacts.RunArtifacts;
import dev.lazurite.tracking.record.TrackedRun;

/** MLflow's {@code artifacts/list}. */
final class ArtifactHandlers {
    private final Calls calls;
    private final RunArtifacts artifacts;

    ArtifactHandlers(Calls calls, RunArtifacts artifacts) {
        this.calls = calls;
        this.artifacts = artifacts;
    }

    Answer list(Call call) throws IOException {
        Scope scope = calls.scope(call);
        Parameters parameters = Parameters.of(call);
        TrackedRun run = calls.run(call, scope, parameters.runId());
        String folder = Listing.folder(parameters.text("path", ""));
        ObjectNode body = Json.object().put("root_uri", calls.artifactUri(call, scope, run));
        ArrayNode files =
                Listing.of(artifacts.list(RunArtifacts.Place.of(scope.workspace(), run.id()), folder), folder, folder);
        if (!files.isEmpty()) {
            body.set("files", files);
        }
        return Answer.ok(body);
    }
}
