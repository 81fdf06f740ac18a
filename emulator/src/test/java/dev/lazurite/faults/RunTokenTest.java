package dev.lazurite.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.lazurite.TestInstance;
import dev.lazurite.identity.RunIdentity;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.mlflow.MlflowClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The token that a job is given, on every surface: it opens what is the job's own and nothing else. */
class RunTokenTest {
    private static TestInstance instance;
    private static String workspace;
    private static String token;

    @BeforeAll
    static void start() throws IOException {
        instance = TestInstance.start();
        workspace = MlflowClient.workspace(instance);
        token = token(workspace);
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    /** The token of a job {@code mine} of a workspace. */
    private static String token(String of) {
        String key = of.toLowerCase(Locale.ROOT);
        String experiment = "";
        for (String id : List.of("mine", "other")) {
            experiment = instance.wiring()
                    .runs()
                    .create(new Runs.Submission(
                            id,
                            key,
                            "training",
                            id,
                            "",
                            "azureml.scriptrun",
                            "",
                            RunStatus.RUNNING,
                            "me",
                            Map.of(),
                            Map.of()))
                    .experimentId();
        }
        return instance.wiring()
                .tokens()
                .forRun(new RunIdentity("mine", key, experiment))
                .value();
    }

    private static int status(String method, String path, String body) throws Exception {
        return status(token, method, path, body);
    }

    private static int status(String bearer, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = instance.send(method, path, body, "Authorization", "Bearer " + bearer);
        return answer.statusCode();
    }

    private static String arm(String rest) {
        return "/arm" + workspace + rest + "?api-version=2023-04-01";
    }

    @Test
    void the_resource_manager_shows_it_no_other_job_and_lets_it_write_none() throws Exception {
        assertThat(status("GET", arm("/jobs/mine"), "")).isEqualTo(404);
        for (String call : List.of(
                "GET /jobs/other",
                "PUT /jobs/mine",
                "DELETE /jobs/mine",
                "POST /jobs/mine/cancel",
                "POST /jobs/other/cancel",
                "GET /jobs",
                "GET ",
                "DELETE ",
                "PUT /data/d/versions/1",
                "GET /datastores/workspaceblobstore",
                "POST /datastores/workspaceblobstore/listSecrets",
                "POST /listKeys",
                "PUT /computes/c")) {
            String[] parts = call.split(" ", 2);
            assertThat(status(parts[0], arm(parts[1]), parts[0].equals("GET") ? "" : "{}"))
                    .as(call)
                    .isIn(401, 403);
        }
        assertThat(status("GET", "/arm/subscriptions?api-version=2022-12-01", ""))
                .isIn(401, 403);
    }

    @Test
    void a_job_of_the_same_name_in_another_workspace_is_another_job() throws Exception {
        String elsewhere = token(workspace + "2");
        assertThat(status(elsewhere, "GET", arm("/jobs/mine"), "")).isEqualTo(403);
        assertThat(status(elsewhere, "GET", mlflow("runs/get?run_id=mine"), "")).isEqualTo(403);
        assertThat(status(elsewhere, "GET", history("/runs/mine"), "")).isEqualTo(403);
    }

    private static String mlflow(String operation) {
        return "/api/eastus/mlflow/v2.0" + workspace + "/api/2.0/mlflow/" + operation;
    }

    private static String history(String rest) {
        return "/api/eastus/history/v1.0" + workspace + rest;
    }

    @Test
    void mlflow_and_the_run_history_refuse_it_on_another_run() throws Exception {
        assertThat(status("POST", mlflow("runs/set-tag"), "{\"run_id\":\"mine\",\"key\":\"a\",\"value\":\"b\"}"))
                .isEqualTo(200);
        assertThat(status("POST", mlflow("runs/set-tag"), "{\"run_id\":\"other\",\"key\":\"a\",\"value\":\"b\"}"))
                .isEqualTo(403);
        assertThat(status("POST", mlflow("runs/log-batch"), "{\"run_id\":\"other\",\"metrics\":[]}"))
                .isEqualTo(403);
        assertThat(status("GET", mlflow("runs/get?run_id=other"), "")).isEqualTo(403);
        assertThat(status("GET", mlflow("artifacts/list?run_id=other"), "")).isEqualTo(403);
        assertThat(status("GET", history("/runs/other/details"), "")).isEqualTo(403);
        assertThat(status("PATCH", history("/experiments/training/runs/other"), "{\"tags\":{\"a\":\"b\"}}"))
                .isEqualTo(403);
        assertThat(status("GET", history("/experiments/training/runs/other/artifacts"), ""))
                .isEqualTo(403);
        assertThat(status(
                        "POST",
                        history("/experiments/training/runs/other/artifacts/batch/metadata"),
                        "{\"paths\":[{\"path\":\"a\"}]}"))
                .isEqualTo(403);
    }

    @Test
    void the_blob_service_does_not_take_it() throws Exception {
        String id = instance.arm("GET", arm(""), "").body().replaceAll("(?s).*storageAccounts/([a-z0-9]+)\".*", "$1");
        for (String path : List.of("?comp=list", "/azureml/ExperimentRun/dcid.other/outputs/x")) {
            assertThat(status("GET", "/blob/" + id + path, "")).as(path).isIn(401, 403);
        }
    }
}
