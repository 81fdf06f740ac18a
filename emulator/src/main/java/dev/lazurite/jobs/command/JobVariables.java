package dev.lazurite.jobs.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.identity.Tokens;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.Region;
import dev.lazurite.tracking.Runs;

/**
 * The variables that a real job sees (wire/runtime-and-data.md 2.1), as far as they mean something here. Nothing of the
 * server's own environment is among them but what a program needs to find programs, files and packages.
 */
final class JobVariables {
    private static final List<String> INHERITED = List.of(
            "PATH",
            "HOME",
            "LANG",
            "LC_ALL",
            "TZ",
            "USER",
            "LOGNAME",
            "JAVA_HOME",
            "PIP_INDEX_URL",
            "PIP_EXTRA_INDEX_URL",
            "PIP_CONFIG_FILE",
            "PIP_TRUSTED_HOST",
            "UV_INDEX_URL",
            "UV_DEFAULT_INDEX",
            "UV_EXTRA_INDEX_URL");

    private final Map<String, String> server;
    private final ClientEnvironment clients;
    private final Tokens tokens;

    /** @param server the variables of the server's process */
    JobVariables(Map<String, String> server, ClientEnvironment clients, Tokens tokens) {
        this.server = server;
        this.clients = clients;
        this.tokens = tokens;
    }

    /** What every job has, before its environment, its inputs and what its author sets. */
    Map<String, String> of(Job job, Resource workspace, Runs.Run run) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String name : INHERITED) {
            if (server.containsKey(name)) {
                variables.put(name, server.get(name));
            }
        }
        variables.putAll(clients.variables());
        where(job, workspace, variables);
        Tokens.Token token = tokens.forRun(new RunIdentity(run.id(), job.runWorkspace(), run.experimentId()));
        variables.put("AZUREML_RUN_ID", run.id());
        variables.put("AZUREML_ROOT_RUN_ID", job.root());
        variables.put("AZUREML_RUN_TOKEN", token.value());
        variables.put("AZUREML_RUN_TOKEN_EXPIRY", String.valueOf(token.expires().getEpochSecond()));
        variables.put("AZUREML_EXPERIMENT_ID", run.experimentId());
        variables.put("AZUREML_EXPERIMENT_SCOPE", job.workspace() + "/experiments/" + run.experimentName());
        variables.put("AZUREML_ARM_PROJECT_NAME", run.experimentName());
        variables.put("MLFLOW_TRACKING_TOKEN", token.value());
        variables.put("MLFLOW_RUN_ID", run.id());
        variables.put("MLFLOW_EXPERIMENT_ID", run.experimentId());
        variables.put("MLFLOW_EXPERIMENT_NAME", run.experimentName());
        String region = Region.of(workspace);
        String mlflow = clients.localAddress() + "/api/" + region + "/mlflow/v2.0" + job.workspace();
        variables.put("LAZURITE_MLFLOW_HTTP_URI", mlflow);
        variables.put(
                "LAZURITE_MLFLOW_ARTIFACTS_URI",
                mlflow + "/api/2.0/mlflow-artifacts/artifacts/" + run.experimentId() + "/" + run.id() + "/artifacts");
        return variables;
    }

    private static void where(Job job, Resource workspace, Map<String, String> variables) {
        ArmId id = job.id().root();
        String region = Region.of(workspace);
        String service = "https://" + region + ".api.azureml.ms";
        variables.put("AZUREML_ARM_SUBSCRIPTION", id.subscription());
        variables.put("AZUREML_ARM_RESOURCEGROUP", id.group());
        variables.put("AZUREML_ARM_WORKSPACE_NAME", id.name());
        variables.put("AZUREML_WORKSPACE_ID", workspace.text("properties.workspaceId"));
        variables.put("AZUREML_WORKSPACE_SCOPE", id.toString());
        variables.put("AZUREML_SERVICE_ENDPOINT", service);
        variables.put("AZUREML_RUN_HISTORY_SERVICE_ENDPOINT", service);
        variables.put("AZUREML_DISCOVERY_SERVICE_ENDPOINT", service + "/discovery");
        variables.put("MLFLOW_TRACKING_URI", "azureml://" + region + ".api.azureml.ms/mlflow/v1.0" + id);
    }
}
