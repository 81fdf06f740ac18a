package dev.lazurite.jobs;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import dev.lazurite.jobs.staging.Assets;
import dev.lazurite.platform.Pause;
import dev.lazurite.tracking.Runs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static dev.lazurite.jobs.JobInstance.WORKSPACE;
import static dev.lazurite.jobs.JobInstance.job;
import static org.assertj.core.api.Assertions.assertThat;

class JobLifeTest {
    private static final String MADE = "azureml://locations/eastus/workspaces/guid-of-w/data/made/versions/1";

    @TempDir
    private Path folder;

    private JobInstance instance;

    @BeforeEach
    void start() throws IOException {
        instance = new JobInstance(folder, new FakeBlobs());
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    private static String waitFor(Path file) {
        return "while [ ! -e '" + file + "' ]; do sleep 0.05; done; ";
    }

    @Test
    void a_job_runs_through_its_states_to_completed() throws Exception {
        instance.submit("j1", "echo hello; echo result > outputs/r.txt");
        instance.await("j1", "Completed");
        assertThat(instance.states("j1"))
                .containsExactly("Starting", "Preparing", "Starting", "Running", "Finalizing", "Completed");
        assertThat(instance.log("j1")).isEqualTo("hello\n");
        assertThat(instance.blobs.text("azureml", "ExperimentRun/dcid.j1/outputs/r.txt"))
                .contains("result\n");
        assertThat(instance.blobs.links()).isEmpty();
    }

    @Test
    void a_failed_command_says_its_exit_code_and_the_end_of_its_log() throws Exception {
        instance.submit("j1", "sh -c 'echo working; echo it broke >&2; exit 2'");
        Runs.RunError error = instance.await("j1", "Failed").error().orElseThrow();
        assertThat(error.message())
                .isEqualTo("Execution failed. User process 'sh' exited with status code 2. Please check log file"
                        + " 'user_logs/std_log.txt' for error details. Error: working\nit broke");
    }

    @Test
    void outputs_of_a_failed_job_are_kept_but_not_registered() throws Exception {
        instance.put(
                "j1",
                job(
                        "echo x > ${{outputs.o}}/f; exit 1",
                        properties -> properties
                                .putObject("outputs")
                                .putObject("o")
                                .put("jobOutputType", "uri_folder")
                                .put("assetName", "made")));
        instance.await("j1", "Failed");
        assertThat(instance.blobs.text("blobstore", "azureml/j1/o/f")).contains("x\n");
        assertThat(instance.assets.registered()).isEmpty();
    }

    @Test
    void a_named_output_of_a_completed_job_is_registered() throws Exception {
        instance.put(
                "j1",
                job(
                        "echo x > ${{outputs.o}}/f",
                        properties -> properties
                                .putObject("outputs")
                                .putObject("o")
                                .put("jobOutputType", "uri_folder")
                                .put("assetName", "made")));
        instance.await("j1", "Completed");
        assertThat(instance.assets.registered())
                .containsExactly(new Assets.Output(
                        Assets.Kind.DATA,
                        "made",
                        "",
                        "uri_folder",
                        "azureml://datastores/workspaceblobstore/paths/azureml/j1/o/",
                        "j1"));
        assertThat(instance.lineage.uses(JobInstance.WORKSPACE.toLowerCase(Locale.ROOT), MADE))
                .extracting(use -> use.run() + " " + use.asset().direction())
                .containsExactly("j1 MADE");
    }

    @Test
    void whoever_reads_an_asset_is_known_by_it() throws Exception {
        instance.assets.add(Assets.Kind.DATA, "made", "1", false, "azureml://datastores/workspaceblobstore/paths/in/");
        instance.blobs.text("blobstore", "in/f", "x");
        instance.put(
                "j1",
                job(
                        "cat ${{inputs.i}}/f",
                        properties -> properties
                                .putObject("inputs")
                                .putObject("i")
                                .put("jobInputType", "uri_folder")
                                .put("uri", "azureml:made:1")));
        instance.await("j1", "Completed");
        assertThat(instance.lineage.uses(JobInstance.WORKSPACE.toLowerCase(Locale.ROOT), MADE))
                .extracting(use -> use.run() + " " + use.asset().direction() + " "
                        + use.asset().type())
                .containsExactly("j1 READ UriFolder");
    }

    @Test
    void a_missing_input_is_accepted_and_fails_at_run() throws Exception {
        HttpResponse<String> answer = instance.put(
                "j1",
                job(
                        "cat ${{inputs.x}}",
                        properties -> properties
                                .putObject("inputs")
                                .putObject("x")
                                .put("jobInputType", "uri_file")
                                .put("uri", "azureml://datastores/workspaceblobstore/paths/none")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(instance.await("j1", "Failed").error().orElseThrow().code())
                .isEqualTo("ScriptExecution.StreamAccess.NotFound");
    }

    @Test
    void an_environment_that_cannot_be_built_fails_the_job_and_leaves_its_log() throws Exception {
        instance.put("j1", job("true", properties -> properties.put("environmentId", "broken")));
        Runs.RunError error = instance.await("j1", "Failed").error().orElseThrow();
        assertThat(error.code()).isEqualTo("ImageBuildFailure");
        assertThat(instance.blobs.text("azureml", "ExperimentRun/dcid.j1/azureml-logs/20_image_build_log.txt"))
                .contains("building broken\n");
    }

    @Test
    void the_command_sees_what_a_real_job_sees_and_no_secret_of_the_server() throws Exception {
        instance.put("j1", job("env", properties -> {
            properties.put("experimentName", "exp");
            properties.putObject("environmentVariables").put("MINE", "1").put("HTTPS_PROXY", "own");
        }));
        instance.await("j1", "Completed");
        assertThat(instance.log("j1"))
                .contains("AZUREML_RUN_ID=j1\n", "MLFLOW_RUN_ID=j1\n", "MLFLOW_TRACKING_TOKEN=token-of-j1\n")
                .contains("MLFLOW_TRACKING_URI=azureml://eastus.api.azureml.ms/mlflow/v1.0" + WORKSPACE + "\n")
                .contains("MLFLOW_EXPERIMENT_NAME=exp\n", "AZUREML_ARM_WORKSPACE_NAME=w\n", "VIRTUAL_ENV=/env/env\n")
                .contains("MINE=1\n", "HTTPS_PROXY=own\n")
                .doesNotContain("AZURE_CLIENT_SECRET");
    }

    @Test
    void a_compute_of_two_nodes_runs_two_jobs_and_queues_the_third() throws Exception {
        Path go = folder.resolve("go");
        for (String name : new String[] {"j1", "j2", "j3"}) {
            instance.submit(name, waitFor(go) + "true");
        }
        instance.await("j1", "Running");
        instance.await("j2", "Running");
        assertThat(instance.run("j3").status().azure()).isEqualTo("Queued");
        Files.createFile(go);
        instance.await("j3", "Completed");
    }

    @Test
    void a_job_that_wants_more_nodes_than_its_compute_can_have_fails_and_says_so() throws Exception {
        instance.put("wide", job("true", p -> p.putObject("resources").put("instanceCount", 3)));
        instance.await("wide", "Failed");
        assertThat(instance.run("wide").error().orElseThrow())
                .isEqualTo(new Runs.RunError("UserError", "Requested 3 nodes."));
        assertThat(instance.states("wide")).doesNotContain("Queued");
    }

    @Test
    void a_queued_job_is_cancelled_at_once_and_never_runs() throws Exception {
        Path go = folder.resolve("go");
        instance.put("wide", job(waitFor(go), p -> p.putObject("resources").put("instanceCount", 2)));
        instance.await("wide", "Running");
        instance.submit("j2", "true");
        assertThat(cancel("j2").statusCode()).isEqualTo(202);
        instance.await("j2", "Canceled");
        Files.createFile(go);
        instance.await("wide", "Completed");
        assertThat(instance.states("j2")).doesNotContain("Running");
    }

    private HttpResponse<String> cancel(String name) throws Exception {
        return instance.send("POST", WORKSPACE + "/jobs/" + name + "/cancel", "");
    }

    @Test
    void cancel_ends_the_process_and_its_result_is_polled() throws Exception {
        instance.submit("j1", "echo up; sleep 60");
        instance.await("j1", "Running");
        HttpResponse<String> answer = cancel("j1");
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("null");
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertThat(location).contains("/locations/eastus/mfeOperationResults/jc:guid-of-w:j1?api-version=");
        String path = location.substring(location.indexOf("/arm") + 4, location.indexOf('?'));
        instance.await("j1", "Canceled");
        assertThat(instance.send("GET", path, "").statusCode()).isEqualTo(200);
        assertThat(instance.states("j1")).endsWith("Running", "CancelRequested", "Canceled");
        assertThat(cancel("j1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_job_is_cancelled_while_its_environment_is_built() throws Exception {
        instance.put("j1", job("true", properties -> properties.put("environmentId", "slow")));
        instance.await("j1", "Preparing");
        Pause.of(Duration.ofMillis(200));
        cancel("j1");
        instance.await("j1", "Canceled");
    }

    @Test
    void a_job_that_runs_longer_than_its_limit_is_cancelled() throws Exception {
        instance.put("j1", job("sleep 60", p -> p.putObject("limits").put("timeout", "PT1S")));
        instance.await("j1", "Canceled");
    }

    @Test
    void a_full_disk_is_said_so() throws Exception {
        instance.blobs.fill();
        instance.submit("j1", "echo x > outputs/x");
        Runs.RunError error = instance.await("j1", "Failed").error().orElseThrow();
        assertThat(error.code()).isEqualTo("DiskFullError");
        assertThat(error.message()).startsWith("Disk full while running job.");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_job_that_takes_more_memory_than_its_size_has_says_so() throws Exception {
        String command = "python3 -c \"import time; held = b'x' * (300 << 20); time.sleep(60)\"";
        instance.put("greedy", job(command, p -> p.put("computeId", WORKSPACE + "/computes/small")));
        Runs.RunError error = instance.await("greedy", "Failed").error().orElseThrow();
        assertThat(error.message())
                .startsWith("Execution failed. User process 'python3' exited with status code 137.")
                .contains("The job ran out of memory: it may use 1 vCPU and 0.10 GB of memory (Standard_Small)");
        assertThat(instance.blobs.text("azureml", "ExperimentRun/dcid.greedy/system_logs/lifecycler/lifecycler.log"))
                .hasValueSatisfying(log -> assertThat(log).contains("the memory and processors of a size are "));
    }

    @Test
    void a_serverless_job_has_the_size_that_it_asks_for() throws Exception {
        instance.put("j1", job("true", p -> {
            p.remove("computeId");
            p.putObject("resources").put("instanceType", "STANDARD_NC6");
        }));
        instance.await("j1", "Completed");
        assertThat(instance.log("j1")).contains("the size Standard_NC6 has 1 GPU");
        assertThat(instance.blobs.text("azureml", "ExperimentRun/dcid.j1/system_logs/lifecycler/lifecycler.log"))
                .hasValueSatisfying(log -> assertThat(log).contains("may use 6 vCPUs and 56 GB of memory"));
    }

    @Test
    void a_killed_job_has_the_status_code_of_the_signal() throws Exception {
        instance.submit("j1", "kill -9 $$");
        assertThat(instance.await("j1", "Failed").error().orElseThrow().message())
                .contains("exited with status code 137")
                .contains("killed (SIGKILL), as Linux does when memory runs out");
    }

    @Test
    void a_job_survives_the_server_and_loses_no_line() throws Exception {
        Path go = folder.resolve("go");
        instance.submit("j1", "echo one; " + waitFor(go) + "echo two; exit 3");
        instance.submit("j2", "echo one; " + waitFor(go) + "echo two > outputs/two");
        instance.submit("queued", "echo late");
        instance.await("j1", "Running");
        instance.await("j2", "Running");
        instance.close();
        instance = new JobInstance(folder, instance.blobs);
        assertThat(instance.run("j1").status().azure()).isEqualTo("Running");
        Files.createFile(go);
        Runs.RunError error = instance.await("j1", "Failed").error().orElseThrow();
        assertThat(error.message()).contains("exited with status code 3").contains("one\ntwo");
        instance.await("j2", "Completed");
        assertThat(instance.blobs.text("azureml", "ExperimentRun/dcid.j2/outputs/two"))
                .contains("two\n");
        instance.await("queued", "Completed");
        assertThat(instance.log("j1")).isEqualTo("one\ntwo\n");
    }

    @Test
    void a_job_that_ended_while_the_server_was_down_has_its_real_exit_code() throws Exception {
        Path go = folder.resolve("go");
        Path gone = folder.resolve("gone");
        instance.submit("j1", waitFor(go) + "touch '" + gone + "'; exit 7");
        instance.await("j1", "Running");
        instance.close();
        Files.createFile(go);
        while (!Files.exists(gone)) {
            Pause.of(Duration.ofMillis(10));
        }
        Pause.of(Duration.ofMillis(300));
        instance = new JobInstance(folder, instance.blobs);
        assertThat(instance.await("j1", "Failed").error().orElseThrow().message())
                .contains("status code 7");
    }

    @Test
    void a_job_whose_processes_were_killed_while_the_server_was_down_is_failed() throws Exception {
        instance.submit("j1", "echo up; sleep 60");
        instance.await("j1", "Running");
        instance.close();
        killAll();
        instance = new JobInstance(folder, instance.blobs);
        assertThat(instance.await("j1", "Failed").error().orElseThrow().message())
                .contains("left no exit code");
    }

    private void killAll() throws IOException {
        try (var files = Files.walk(folder.resolve("data/jobs"))) {
            Optional<Path> process =
                    files.filter(file -> file.endsWith("process")).findFirst();
            long pid = Long.parseLong(Files.readString(process.orElseThrow()).split(" ")[0]);
            ProcessHandle wrapper = ProcessHandle.of(pid).orElseThrow();
            wrapper.destroyForcibly();
            wrapper.descendants().forEach(ProcessHandle::destroyForcibly);
        }
        Pause.of(Duration.ofMillis(100));
    }

    @Test
    void a_hundred_short_jobs_all_complete() throws Exception {
        for (int i = 0; i < 100; i++) {
            instance.submit("many" + i, "true");
        }
        for (int i = 0; i < 100; i++) {
            instance.await("many" + i, "Completed");
        }
    }
}
