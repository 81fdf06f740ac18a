package dev.lazurite.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.lazurite.jobs.JobInstance.job;
import static org.assertj.core.api.Assertions.assertThat;

class LowPriorityTest {
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

    /** A name of a job whose first attempt loses its nodes and whose second keeps them, or that loses none. */
    private static String name(boolean evicted) {
        return IntStream.range(0, 100)
                .mapToObj(i -> "spot" + i)
                .filter(name -> FakeComputes.EVICTION.of(name, 0).isPresent() == evicted
                        && FakeComputes.EVICTION.of(name, 1).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private void submit(String name, String command) throws Exception {
        instance.put(name, job(command, properties -> properties.put("computeId", "spot")));
    }

    private String artifact(String name, String path) {
        return instance.blobs
                .text("azureml", "ExperimentRun/dcid." + name + "/" + path)
                .orElse("none");
    }

    @Test
    void a_job_that_loses_its_nodes_begins_from_zero_on_others() throws Exception {
        String name = name(true);
        Path tries = folder.resolve("tries");
        submit(name, "echo try >> " + tries + "; [ -e once ] && echo dirty; touch once; sleep 1; echo done");
        instance.await(name, "Completed");
        assertThat(Files.readString(tries)).isEqualTo("try\ntry\n");
        assertThat(instance.log(name)).doesNotContain("dirty").endsWith("done\n");
        assertThat(instance.states(name))
                .containsSubsequence(
                        "Running", "Queued", "Preparing", "Starting", "Running", "Finalizing", "Completed");
        assertThat(artifact(name, "user_logs/retry_000/std_log.txt")).doesNotContain("done");
        assertThat(artifact(name, "system_logs/lifecycler/lifecycler.log")).contains("attempt 0 lost its");
    }

    @Test
    void a_job_that_keeps_its_nodes_runs_once() throws Exception {
        String name = name(false);
        submit(name, "sleep 0.5; echo done");
        instance.await(name, "Completed");
        assertThat(instance.states(name)).doesNotContain("Queued");
    }

    @Test
    void a_job_that_is_cancelled_while_it_begins_anew_is_canceled() throws Exception {
        String name = name(true);
        submit(name, "sleep 60");
        while (!instance.states(name).contains("Queued")) {
            dev.lazurite.platform.Pause.of(java.time.Duration.ofMillis(10));
        }
        instance.send("POST", JobInstance.WORKSPACE + "/jobs/" + name + "/cancel", "");
        instance.await(name, "Canceled");
    }

    @Test
    void a_size_with_gpus_says_that_this_machine_has_none() throws Exception {
        String name = name(false);
        submit(name, "true");
        instance.await(name, "Completed");
        if (!Files.exists(Path.of("/dev/nvidia0"))) {
            assertThat(instance.log(name)).contains("Standard_NC6 has 1 GPU and this machine has none");
        }
    }
}
