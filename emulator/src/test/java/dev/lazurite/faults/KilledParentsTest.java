package dev.lazurite.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} of the server while a job that is made of others is under way, or a schedule is enabled. */
class KilledParentsTest {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int NODES = 50;
    private static final int TRIALS = 8;

    @TempDir
    private Path parent;

    private ServerProcess start() throws IOException {
        return ServerProcess.start(parent.resolve("data"));
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("still waiting after " + PATIENCE).isLessThan(end);
            Pause.of(STEP);
        }
    }

    private List<String> ledger() throws IOException {
        Path ledger = parent.resolve("ledger");
        return Files.exists(ledger) ? Files.readAllLines(ledger) : List.of();
    }

    /** Whether a process is left that has {@code text} in its command line. */
    private static boolean running(String text) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(text));
    }

    private static List<JsonNode> children(JobClient client, String job) throws Exception {
        JsonNode found = Caller.json(client.caller().history("GET", "/runs/" + job + "/children"))
                .path("value");
        return StreamSupport.stream(found.spliterator(), false).toList();
    }

    /** A component that notes its name in the ledger and takes a moment. */
    private String component(Caller caller) throws IOException, InterruptedException {
        String id = caller.workspace() + "/components/note/versions/1";
        ObjectNode spec = Json.object()
                .put("type", "command")
                .put("command", "echo ${{inputs.name}} >> '" + parent.resolve("ledger") + "'; sleep 0.3")
                .put("is_deterministic", false)
                .put("environment", "azureml:" + caller.workspace() + "/environments/plain/versions/1");
        spec.putObject("inputs").putObject("name").put("type", "string");
        ObjectNode document = Json.object();
        document.putObject("properties").set("componentSpec", spec);
        Caller.ok(caller.arm("PUT", id, document.toString()));
        return id;
    }

    /** Ten rows of five nodes: each waits for the one before it in its row. */
    private static String grid(String component) {
        ObjectNode document = Json.object();
        ObjectNode properties = document.putObject("properties").put("jobType", "Pipeline");
        ObjectNode jobs = properties.putObject("jobs");
        for (int node = 0; node < NODES; node++) {
            ObjectNode step = jobs.putObject("n" + node).put("type", "command").put("componentId", component);
            step.putObject("inputs")
                    .putObject("name")
                    .put("job_input_type", "literal")
                    .put("value", "n" + node);
            if (node >= 10) {
                step.putObject("environment_variables").put("AFTER", "${{parent.jobs.n" + (node - 10) + "}}");
            }
        }
        return document.toString();
    }

    @Test
    void a_pipeline_of_50_nodes_loses_none_and_repeats_none_when_the_server_is_killed_in_its_middle() throws Exception {
        ServerProcess killed = start();
        JobClient before = new JobClient(killed.caller());
        before.environment("plain");
        String component = component(before.caller());
        Caller.ok(before.caller().arm("PUT", before.id("grid"), grid(component)));
        until(() -> ledger().size() >= NODES / 3);
        killed.kill();

        try (ServerProcess server = start()) {
            JobClient after = new JobClient(server.caller());
            after.await("grid", "Completed");
            assertThat(ledger())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, NODES)
                            .mapToObj(node -> "n" + node)
                            .toList());
            assertThat(children(after, "grid"))
                    .hasSize(NODES)
                    .allSatisfy(
                            child -> assertThat(child.path("status").asText()).isEqualTo("Completed"));
            until(() -> !running(parent.resolve("ledger").toString()));
        }
    }

    private String sweep(Caller caller) {
        ObjectNode document = Json.object();
        ObjectNode properties = document.putObject("properties").put("jobType", "Sweep");
        properties
                .putObject("searchSpace")
                .putArray("x")
                .add("uniform")
                .addArray()
                .add(0)
                .add(1);
        properties
                .putObject("samplingAlgorithm")
                .put("samplingAlgorithmType", "Random")
                .put("seed", 7);
        properties.putObject("objective").put("goal", "Minimize").put("primaryMetric", "loss");
        properties
                .putObject("limits")
                .put("jobLimitsType", "Sweep")
                .put("maxTotalTrials", TRIALS)
                .put("maxConcurrentTrials", 2);
        properties
                .putObject("trial")
                .put("environmentId", caller.workspace() + "/environments/plain/versions/1")
                .put(
                        "command",
                        "echo ${{search_space.x}} >> '" + parent.resolve("ledger") + "'; while [ ! -e '"
                                + parent.resolve("go") + "' ]; do sleep 0.05; done");
        return document.toString();
    }

    private static void log(Caller caller, int trial) throws IOException, InterruptedException {
        ObjectNode metric = Json.object()
                .put("run_id", "sweep_" + trial)
                .put("key", "loss")
                .put("value", Math.abs(trial - 5))
                .put("timestamp", 1);
        Caller.ok(caller.mlflow("POST", "runs/log-metric", metric.toString()));
    }

    @Test
    void a_sweep_goes_on_with_the_trials_it_had_when_the_server_is_killed_in_its_middle() throws Exception {
        ServerProcess killed = start();
        JobClient before = new JobClient(killed.caller());
        before.environment("plain");
        Caller.ok(before.caller().arm("PUT", before.id("sweep"), sweep(before.caller())));
        until(() -> ledger().size() == 2);
        killed.kill();

        try (ServerProcess server = start()) {
            JobClient after = new JobClient(server.caller());
            List<Integer> logged = new ArrayList<>();
            log(after.caller(), 0);
            log(after.caller(), 1);
            Files.createFile(parent.resolve("go"));
            for (int trial = 2; trial < TRIALS; trial++) {
                String name = "sweep_" + trial;
                until(() -> after.caller().history("GET", "/runs/" + name).statusCode() == 200);
                log(after.caller(), trial);
                logged.add(trial);
            }
            after.await("sweep", "Completed");
            assertThat(logged).hasSize(TRIALS - 2);
            assertThat(ledger()).hasSize(TRIALS).doesNotHaveDuplicates();
            assertThat(children(after, "sweep")).hasSize(TRIALS);
            assertThat(Caller.json(after.caller().arm("GET", after.id("sweep"), ""))
                            .at("/properties/properties/best_child_run_id")
                            .asText())
                    .isEqualTo("sweep_5");
        }
    }

    private static void advance(Caller caller) throws IOException, InterruptedException {
        Caller.ok(caller.instance(
                "POST", "/clock/advance", Json.object().put("by", "PT1H").toString()));
    }

    /** Once an hour, half an hour from now: the machine's clock goes on, and must not get there while this test runs. */
    private static String hourly() {
        return OffsetDateTime.now(Clock.systemUTC()).plusMinutes(30).getMinute() + " * * * *";
    }

    private static List<String> jobs(Caller caller) throws IOException, InterruptedException {
        return Caller.json(caller.arm("GET", caller.workspace() + "/jobs", ""))
                .path("value")
                .findValuesAsText("displayName");
    }

    @Test
    void an_enabled_schedule_fires_once_at_each_time_before_and_after_the_server_is_killed() throws Exception {
        ServerProcess killed = start();
        JobClient before = new JobClient(killed.caller());
        before.environment("plain");
        ObjectNode document = Json.object();
        ObjectNode properties = document.putObject("properties");
        properties.putObject("trigger").put("triggerType", "Cron").put("expression", hourly());
        ObjectNode action = properties.putObject("action").put("actionType", "CreateJob");
        action.putObject("jobDefinition")
                .put("jobType", "Command")
                .put("command", "true")
                .put("environmentId", before.caller().workspace() + "/environments/plain/versions/1");
        Caller.ok(before.caller().arm("PUT", before.caller().workspace() + "/schedules/hourly", document.toString()));
        advance(before.caller());
        List<String> first = jobs(before.caller());
        assertThat(first).hasSize(1);
        killed.kill();

        try (ServerProcess server = start()) {
            Caller after = server.caller();
            assertThat(jobs(after)).isEqualTo(first);
            advance(after);
            assertThat(jobs(after)).hasSize(2).containsAll(first).doesNotHaveDuplicates();
        }
    }
}
