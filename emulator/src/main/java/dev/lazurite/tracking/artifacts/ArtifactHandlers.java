package dev.lazurite.tracking.artifacts;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.search.PageToken;

/** The artifact services, for a place that the caller's address names. */
final class ArtifactHandlers {
    private static final int PAGE = 500;
    private static final String BINARY = "application/octet-stream";

    private final RunArtifacts artifacts;
    private final Function<Call, RunArtifacts.Place> places;
    private final Clock clock;

    /**
     * Serves one kind of address.
     *
     * @param places the place that a call is about, after who calls was checked
     */
    ArtifactHandlers(RunArtifacts artifacts, Function<Call, RunArtifacts.Place> places, Clock clock) {
        this.artifacts = artifacts;
        this.places = places;
        this.clock = clock;
    }

    Answer list(Call call) {
        List<RunArtifacts.Artifact> all =
                artifacts.list(places.apply(call), call.query("path").orElse(""));
        return page(call, all, ArtifactViews::artifact);
    }

    Answer contentsByPrefix(Call call) {
        List<RunArtifacts.Artifact> all =
                artifacts.list(places.apply(call), call.query("path").orElse(""));
        return page(
                call,
                all,
                one -> ArtifactViews.content(one.place(), one.path(), artifacts.readable(one.place(), one.path())));
    }

    private static Answer page(
            Call call, List<RunArtifacts.Artifact> all, Function<RunArtifacts.Artifact, ObjectNode> view) {
        int offset = PageToken.offset(call.query("continuationToken"));
        int end = Math.min(all.size(), offset + PAGE);
        ObjectNode body = Json.object();
        ArrayNode value = body.putArray("value");
        for (int i = offset; i < end; i++) {
            value.add(view.apply(all.get(i)));
        }
        if (end == all.size()) {
            return Answer.ok(body.putNull("continuationToken").putNull("nextLink"));
        }
        String token = PageToken.of(end);
        String next = call.base() + call.rawPath() + "?continuationToken=" + token
                + call.query("path")
                        .map(path -> "&path=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                        .orElse("");
        return Answer.ok(body.put("continuationToken", token).put("nextLink", next));
    }

    Answer metadata(Call call) {
        return Answer.ok(ArtifactViews.artifact(artifact(call)));
    }

    Answer content(Call call) {
        RunArtifacts.Artifact artifact = artifact(call);
        return Answer.ok(ArtifactViews.content(
                artifact.place(), artifact.path(), artifacts.readable(artifact.place(), artifact.path())));
    }

    Answer download(Call call) {
        RunArtifacts.Artifact artifact = artifact(call);
        return Answer.stream(200, BINARY, artifact.blob().length(), out -> {
            try (InputStream content = artifacts.open(artifact)) {
                content.transferTo(out);
            }
        });
    }

    Answer upload(Call call) throws IOException {
        RunArtifacts.Place place = places.apply(call);
        String path = path(call);
        artifacts.put(place, path, call.body(), call.header("Content-Type").orElse(BINARY));
        return Answer.ok(ArtifactViews.artifact(artifacts.find(place, path).orElseThrow()));
    }

    /** The address to which one artifact may be written. */
    Answer writable(Call call) {
        RunArtifacts.Place place = places.apply(call);
        String path = path(call);
        return Answer.ok(ArtifactViews.content(place, path, artifacts.writable(place, path)));
    }

    /**
     * Announces artifacts and answers where to write them. The blobs are not made: clients write them with
     * {@code If-None-Match: *}.
     */
    Answer announce(Call call) throws IOException {
        RunArtifacts.Place place = places.apply(call);
        ObjectNode body = Json.object();
        ObjectNode announced = body.putObject("artifacts");
        ObjectNode contents = body.putObject("artifactContentInformation");
        String now = clock.instant().toString();
        for (JsonNode entry : call.json().path("paths")) {
            String path = entry.path("path").asText();
            contents.set(path, ArtifactViews.content(place, path, artifacts.writable(place, path)));
            announced.set(path, ArtifactViews.expected(place, path, now));
        }
        body.putObject("errors");
        return Answer.ok(body);
    }

    Answer delete(Call call) throws IOException {
        RunArtifacts.Artifact artifact = artifact(call);
        artifacts.delete(artifact.place(), artifact.path());
        return Answer.empty(200);
    }

    private RunArtifacts.Artifact artifact(Call call) {
        RunArtifacts.Place place = places.apply(call);
        String path = path(call);
        return artifacts
                .find(place, path)
                .orElseThrow(() -> Fault.of(
                        404,
                        "NotFound",
                        "Artifact '" + path + "' was not found in container '" + place.container() + "'."));
    }

    private static String path(Call call) {
        return call.query("path")
                .filter(path -> !path.isEmpty())
                .orElseThrow(() -> Refusals.invalid("The query parameter 'path' is missing: the path of an artifact is"
                                + " expected in it.")
                        .at("path"));
    }
}
