package dev.lazurite.jobs;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.lazurite.jobs.JobInstance.job;
import static org.assertj.core.api.Assertions.assertThat;

class DistributedJobTest {
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

    private String artifact(String name, String path) {
        return instance.blobs
                .text("azureml", "ExperimentRun/dcid." + name + "/" + path)
                .orElse("none");
    }

    private void submit(String name, String command, String type, int nodes, int perNode) throws Exception {
        instance.put(name, job(command, properties -> {
            properties.putObject("resources").put("instanceCount", nodes);
            ObjectNode distribution = properties.putObject("distribution").put("distributionType", type);
            if (!type.equals("TensorFlow")) {
                distribution.put("processCountPerInstance", perNode);
            }
        }));
    }

    @Test
    void each_process_of_a_pytorch_job_has_its_variables_and_its_log() throws Exception {
        submit("j1", "echo $RANK of $WORLD_SIZE, $LOCAL_RANK on $NODE_RANK", "PyTorch", 2, 2);
        instance.await("j1", "Completed");
        assertThat(artifact("j1", "user_logs/std_log_process_0.txt")).isEqualTo("0 of 4, 0 on 0\n");
        assertThat(artifact("j1", "user_logs/std_log_process_3.txt")).isEqualTo("3 of 4, 1 on 1\n");
        assertThat(instance.blobs.links()).isEmpty();
    }

    @Test
    void one_process_has_the_variables_and_the_log_of_a_plain_job() throws Exception {
        submit("j1", "echo $RANK of $WORLD_SIZE", "PyTorch", 1, 1);
        instance.await("j1", "Completed");
        assertThat(instance.log("j1")).isEqualTo("0 of 1\n");
    }

    @Test
    void a_failing_rank_ends_the_job_and_the_error_names_it() throws Exception {
        submit("j1", "if [ $RANK = 1 ]; then echo it broke; exit 9; fi; sleep 60", "PyTorch", 1, 3);
        assertThat(instance.await("j1", "Failed").error().orElseThrow().message())
                .isEqualTo(
                        "Execution failed. User process 'if' of rank 1 exited with status code 9. Please check log file"
                                + " 'user_logs/std_log_process_1.txt' for error details. Error: it broke");
    }

    @Test
    void the_server_finds_all_ranks_again() throws Exception {
        submit("j1", "touch " + folder + "/up$NODE_RANK; sleep 2; echo $OMPI_COMM_WORLD_RANK", "Mpi", 2, 1);
        instance.await("j1", "Running");
        instance.close();
        instance = new JobInstance(folder, instance.blobs);
        instance.await("j1", "Completed");
        assertThat(artifact("j1", "user_logs/std_log_process_1.txt")).isEqualTo("1\n");
    }

    @Test
    void how_a_job_was_isolated_is_in_its_system_log() throws Exception {
        instance.submit("j1", "true");
        instance.await("j1", "Completed");
        assertThat(artifact("j1", "system_logs/lifecycler/lifecycler.log")).contains("isolated");
    }
}
