package dev.lazurite.trainer.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Where a run's artifacts go: to an address by PUT, or to a folder by copy. The first rule that fits decides:
 *
 * <table>
 * <caption>Rules</caption>
 * <tr><td>an artifacts address is set for this process</td><td>that address, with the run's id filled in</td></tr>
 * <tr><td>{@code mlflow-artifacts:/path}</td><td>the proxy of the tracking server</td></tr>
 * <tr><td>{@code mlflow-artifacts://host/path}</td><td>the proxy of that host</td></tr>
 * <tr><td>{@code http(s)://.../mlflow-artifacts/artifacts/...}</td><td>that address</td></tr>
 * <tr><td>{@code file:///path}, {@code /path}</td><td>that folder</td></tr>
 * </table>
 */
sealed interface ArtifactLocation {
    /** Files are put below this address. */
    record Address(String base) implements ArtifactLocation {
        URI of(String path) {
            return URI.create(base + "/" + encoded(path));
        }
    }

    /** Files are copied below this folder. */
    record Folder(Path base) implements ArtifactLocation {}

    /** What is known when the place is looked for. */
    record Known(TrackingServer server, String runId, URI artifactUri) {
        boolean has(String scheme) {
            return scheme.equals(artifactUri.getScheme());
        }
    }

    /** A row of the table. */
    record Rule(Predicate<Known> fits, Place place) {
        /** Makes the location. */
        @FunctionalInterface
        interface Place {
            ArtifactLocation of(Known known);
        }
    }

    String PROXY = "/api/2.0/mlflow-artifacts/artifacts";

    List<Rule> RULES = List.of(
            new Rule(
                    known -> known.server().artifacts().isPresent(),
                    known -> address(known.server().artifacts().orElseThrow().replace("{run_id}", known.runId()))),
            new Rule(
                    known ->
                            known.has("mlflow-artifacts") && known.artifactUri().getRawAuthority() == null,
                    known -> address(known.server().uri()
                            + PROXY
                            + known.artifactUri().getRawSchemeSpecificPart().replaceFirst("^/*", "/"))),
            new Rule(
                    known -> known.has("mlflow-artifacts"),
                    known -> address("%s://%s%s%s"
                            .formatted(
                                    known.server().uri().getScheme(),
                                    known.artifactUri().getRawAuthority(),
                                    PROXY,
                                    known.artifactUri().getRawPath()))),
            new Rule(
                    known -> (known.has("http") || known.has("https"))
                            && known.artifactUri().getRawPath().contains("/mlflow-artifacts/artifacts"),
                    known -> address(known.artifactUri().toString())),
            new Rule(
                    known -> known.has("file"),
                    known -> new Folder(Path.of(known.artifactUri().getPath()))),
            new Rule(
                    known -> known.artifactUri().getScheme() == null
                            && known.artifactUri().getPath().startsWith("/"),
                    known -> new Folder(Path.of(known.artifactUri().getPath()))));

    /** The place for a run's artifacts; a kind that no rule knows is refused. */
    static ArtifactLocation of(TrackingServer server, String runId, String artifactUri) {
        var known = new Known(server, runId, parsed(artifactUri));
        return RULES.stream()
                .filter(rule -> rule.fits().test(known))
                .findFirst()
                .map(rule -> rule.place().of(known))
                .orElseThrow(() -> new MlflowException(
                        "The run's artifacts lie at a '%s' address, which this program cannot write. Let the tracking server serve artifacts (mlflow server --serve-artifacts), or set %s to an http address that takes them."
                                .formatted(
                                        Optional.ofNullable(known.artifactUri().getScheme())
                                                .orElse("relative"),
                                        TrackingServer.ARTIFACTS_URI)));
    }

    private static URI parsed(String artifactUri) {
        try {
            return new URI(artifactUri.replace(" ", "%20"));
        } catch (URISyntaxException e) {
            throw new MlflowException("The run's artifact address is not one: " + e.getReason(), e);
        }
    }

    private static Address address(String base) {
        return new Address(base.replaceAll("/+$", ""));
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
