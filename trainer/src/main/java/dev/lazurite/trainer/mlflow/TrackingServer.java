package dev.lazurite.trainer.mlflow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * Where to log and as whom, as environment variables say.
 *
 * @param uri base of the REST interface, without a slash at its end; {@code /api/2.0/mlflow/...} follows it
 * @param authorization value of the header of that name
 * @param artifacts where the run's artifacts are put, in place of what the server says; {@code {run_id}} in it stands
 *     for the run
 * @param runId the run to go on with
 * @param experimentId wins over the experiment's name
 */
public record TrackingServer(
        URI uri,
        Optional<String> authorization,
        Optional<String> artifacts,
        Optional<String> runId,
        Optional<String> experimentId,
        String experimentName,
        Optional<String> runName) {
    /** Wins over {@link #TRACKING_URI}, for when that one names a scheme that only other clients know. */
    static final String HTTP_URI = "LAZURITE_MLFLOW_HTTP_URI";

    static final String ARTIFACTS_URI = "LAZURITE_MLFLOW_ARTIFACTS_URI";
    static final String TRACKING_URI = "MLFLOW_TRACKING_URI";

    /** The server that these variables name, if any. */
    public static Optional<TrackingServer> from(Map<String, String> variables) {
        Optional<String> plain = variable(variables, HTTP_URI);
        return plain.or(() -> variable(variables, TRACKING_URI)).map(text -> {
            URI uri = base(plain.isPresent() ? HTTP_URI : TRACKING_URI, text);
            return new TrackingServer(
                    withoutUser(uri),
                    authorization(variables, uri),
                    variable(variables, ARTIFACTS_URI),
                    variable(variables, "MLFLOW_RUN_ID"),
                    variable(variables, "MLFLOW_EXPERIMENT_ID"),
                    variable(variables, "MLFLOW_EXPERIMENT_NAME").orElse("Default"),
                    variable(variables, "MLFLOW_RUN_NAME"));
        });
    }

    private static Optional<String> variable(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static URI base(String variable, String text) {
        try {
            URI uri = URI.create(text.replaceAll("/+$", ""));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw refusal(variable, text);
        }
        throw refusal(variable, text);
    }

    private static MlflowException refusal(String variable, String text) {
        return new MlflowException(
                "%s is '%s', which is not an http or https address. This program logs over MLflow's REST interface only: set %s to that of a tracking server, for example http://localhost:5000, or use --mlflow off."
                        .formatted(variable, text, HTTP_URI));
    }

    private static Optional<String> authorization(Map<String, String> variables, URI uri) {
        return variable(variables, "MLFLOW_TRACKING_TOKEN")
                .map(token -> "Bearer " + token)
                .or(() -> variable(variables, "MLFLOW_TRACKING_USERNAME")
                        .map(user -> user + ":" + variables.getOrDefault("MLFLOW_TRACKING_PASSWORD", ""))
                        .or(() -> Optional.ofNullable(uri.getUserInfo()))
                        .map(pair ->
                                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))));
    }

    private static URI withoutUser(URI uri) {
        return uri.getRawUserInfo() == null ? uri : URI.create(uri.toString().replaceFirst("//[^/@]*@", "//"));
    }
}
