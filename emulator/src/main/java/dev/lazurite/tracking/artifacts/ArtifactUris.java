package dev.lazurite.tracking.artifacts;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.platform.http.Call;
import dev.lazurite.tracking.Scope;
import dev.lazurite.tracking.record.TrackedRun;

/**
 * The URI under which a client finds a run's artifacts. Azure ML's own form is {@code azureml://}; a client that cannot
 * follow it gets an address of the MLflow artifact proxy, with the capability to use it.
 *
 * <p>Deviation: plain MLflow, and MLflow 3 with azureml-mlflow before 1.62, get an {@code https} artifact URI; the service
 * answers {@code azureml://} to every client. The first does not know it, the second fails on it
 * ({@code azureml_artifacts_builder() got an unexpected keyword argument}).
 */
public final class ArtifactUris {
    private static final Pattern MLFLOW = Pattern.compile("mlflow-python-client/(\\d+)");
    private static final Pattern AZUREML = Pattern.compile("azureml-mlflow/(\\d+)\\.(\\d+)");
    private static final String API = ".api.azureml.ms";

    private final Capabilities capabilities;

    public ArtifactUris(Capabilities capabilities) {
        this.capabilities = capabilities;
    }

    /** Where the artifacts of a run are. */
    public String of(Call call, Scope scope, TrackedRun run) {
        return of(call, scope, run.experimentId(), run.id());
    }

    /** Where the artifacts of a run, or of a model that no run made, are. */
    public String of(Call call, Scope scope, String experiment, String run) {
        String place = root(call, scope, run) + experiment + "/";
        return azure(call) ? place + "runs/" + run + "/artifacts" : place + run + "/artifacts";
    }

    /** The beginning of the URI up to the id of the experiment, as a search by URI compares it. */
    public static String searchRoot(Call call, Scope scope) {
        return "azureml://" + call.host() + "/mlflow/v2.0" + scope.path() + "/experiments/";
    }

    private String root(Call call, Scope scope, String run) {
        return azure(call)
                ? searchRoot(call, scope)
                : call.base() + "/mlflow/v2.0" + scope.path() + "/api/2.0/" + capabilities.issue(scope.workspace(), run)
                        + "/mlflow-artifacts/artifacts/";
    }

    private static boolean azure(Call call) {
        if (!call.host().endsWith(API)) {
            return false;
        }
        String agent = call.header("User-Agent").orElse("");
        Matcher mlflow = MLFLOW.matcher(agent);
        if (!mlflow.find()) {
            return true;
        }
        Matcher azureml = AZUREML.matcher(agent);
        if (!azureml.find()) {
            return false;
        }
        int major = Integer.parseInt(azureml.group(1));
        boolean takesAnyArgument = major > 1 || Integer.parseInt(azureml.group(2)) >= 62;
        return takesAnyArgument || Integer.parseInt(mlflow.group(1)) < 3;
    }
}
