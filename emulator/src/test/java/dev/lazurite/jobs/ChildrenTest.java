package dev.lazurite.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.kind.ChildJob;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.lazurite.jobs.JobInstance.WORKSPACE;
import static dev.lazurite.jobs.JobInstance.job;
import static org.assertj.core.api.Assertions.assertThat;

class ChildrenTest {
    @TempDir
    private Path folder;

    private final FakeBlobs blobs = new FakeBlobs();
    private JobInstance instance;

    @BeforeEach
    void start() throws IOException {
        instance = new JobInstance(folder, blobs);
    }

    @AfterEach
    void stop() {
        instance.close();
    }

    private static Job parent() {
        return Job.submitted(ArmId.parse(WORKSPACE).child("jobs", "p"), "", "tester", new JobDocument(Json.object()));
    }

    private static ChildJob child(String name, String command, String runType) {
        ObjectNode properties = (ObjectNode)
                job(command, more -> more.put("displayName", "train")).path("properties");
        return new ChildJob(name, properties, runType, Map.of("azureml.nodeid", "n"), Map.of("azureml.nodeid", "n"));
    }

    private Child begin(String name, String command, String runType) {
        return instance.jobs.children().start(parent(), child(name, command, runType));
    }

    @Test
    void a_child_has_its_own_run_below_its_parent_and_is_in_no_list() throws Exception {
        instance.submit("p", "true");
        Child child = begin("p_0", "echo $AZUREML_ROOT_RUN_ID", "");
        assertThat(child.ended().get(20, TimeUnit.SECONDS)).isEqualTo(RunStatus.COMPLETED);
        assertThat(instance.run("p_0").parent()).isEqualTo("p");
        assertThat(instance.run("p_0").properties()).containsEntry("azureml.nodeid", "n");
        assertThat(instance.log("p_0")).isEqualTo("p\n");
        assertThat(instance.get("p_0").at("/properties/status").asText()).isEqualTo("Completed");
        assertThat(instance.send("GET", WORKSPACE + "/jobs", "").body()).doesNotContain("p_0");
    }

    @Test
    void a_step_of_a_pipeline_has_no_properties_in_the_resource_manager() throws Exception {
        Child child = begin("s", "true", Children.STEP);
        child.ended().get(20, TimeUnit.SECONDS);
        assertThat(instance.get("s").has("properties")).isFalse();
        assertThat(instance.get("s").path("name").asText()).isEqualTo("s");
    }

    @Test
    void a_child_can_be_cancelled_by_its_parent_and_by_people() throws Exception {
        Child first = begin("p_0", "sleep 60", "");
        Child second = begin("p_1", "sleep 60", "");
        instance.jobs.children().cancel(first, "the parent wants no more of it");
        assertThat(instance.send("POST", WORKSPACE + "/jobs/p_1/cancel", "").statusCode())
                .isEqualTo(202);
        assertThat(first.ended().get(20, TimeUnit.SECONDS)).isEqualTo(RunStatus.CANCELED);
        assertThat(second.ended().get(20, TimeUnit.SECONDS)).isEqualTo(RunStatus.CANCELED);
    }

    @Test
    void a_child_that_is_recorded_is_over_at_once() {
        Child child = instance.jobs.children().record(parent(), child("s", "false", ""), RunStatus.COMPLETED);
        assertThat(child.ended()).isCompletedWithValue(RunStatus.COMPLETED);
        assertThat(instance.run("s").status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void a_parent_finds_its_children_after_a_restart() throws Exception {
        Path flag = folder.resolve("go");
        begin("p_0", "true", "").ended().get(20, TimeUnit.SECONDS);
        begin("p_1", "while [ ! -e '" + flag + "' ]; do sleep 0.05; done", "");
        instance.await("p_1", "Running");
        instance.close();
        instance = new JobInstance(folder, blobs);
        List<Child> found = instance.jobs.children().of(parent());
        assertThat(found).extracting(Child::name).containsExactly("p_0", "p_1");
        assertThat(found.get(0).ended()).isCompletedWithValue(RunStatus.COMPLETED);
        assertThat(found.get(1).job().parent().map(ArmId::name)).isEqualTo(Optional.of("p"));
        assertThat(found.get(1).job().document().text("displayName")).isEqualTo("train");
        Files.createFile(flag);
        assertThat(found.get(1).ended().get(20, TimeUnit.SECONDS)).isEqualTo(RunStatus.COMPLETED);
    }
}
