package dev.lazurite.faults;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.Pause;

import static org.assertj.core.api.Assertions.assertThat;

/** Submits jobs to an instance in another process, and follows them. */
record JobClient(Caller caller) {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> TERMINAL = List.of("Completed", "Failed", "Canceled");

    /** Makes an environment that installs what {@code pins} say, in a conda file. */
    void environment(String name, String... pins) throws IOException, InterruptedException {
        ObjectNode document = Json.object();
        ObjectNode properties = document.putObject("properties").put("image", "ubuntu:22.04");
        if (pins.length > 0) {
            properties.put("condaFile", "dependencies: [python, pip, {pip: [" + String.join(", ", pins) + "]}]");
        }
        Caller.ok(caller.arm("PUT", environmentId(name), document.toString()));
    }

    private String environmentId(String name) {
        return caller.workspace() + "/environments/" + name + "/versions/1";
    }

    String id(String name) {
        return caller.workspace() + "/jobs/" + name;
    }

    /** Submits a command; {@code inputs} are those of its document. */
    void submit(String name, String environment, String command, ObjectNode inputs)
            throws IOException, InterruptedException {
        ObjectNode document = Json.object();
        document.putObject("properties")
                .put("jobType", "Command")
                .put("command", command)
                .put("environmentId", environmentId(environment))
                .set("inputs", inputs);
        Caller.ok(caller.arm("PUT", id(name), document.toString()));
    }

    void submit(String name, String environment, String command) throws IOException, InterruptedException {
        submit(name, environment, command, Json.object());
    }

    String status(String name) throws IOException, InterruptedException {
        return Caller.json(caller.arm("GET", id(name), ""))
                .at("/properties/status")
                .asText();
    }

    /** Waits until a job has a status, which has to come before it ends in another. */
    void await(String name, String status) throws IOException, InterruptedException {
        String now = status(name);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!now.equals(status) && !TERMINAL.contains(now) && System.nanoTime() < end) {
            Pause.of(STEP);
            now = status(name);
        }
        assertThat(now).as(error(name) + log(name)).isEqualTo(status);
    }

    /** Code and message of what a job failed with. */
    String error(String name) throws IOException, InterruptedException {
        ObjectNode run = Caller.json(caller.history("GET", "/runs/" + name));
        return run.at("/error/error/code").asText() + ": "
                + run.at("/error/error/message").asText();
    }

    /** What a job has written so far. */
    String log(String name) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer =
                caller.blob("GET", "/azureml/ExperimentRun/dcid." + name + "/user_logs/std_log.txt", new byte[0]);
        return answer.statusCode() == 404 ? "" : new String(Caller.ok(answer), StandardCharsets.UTF_8);
    }

    /** Asks a job to stop. */
    void cancel(String name) throws IOException, InterruptedException {
        Caller.ok(caller.arm("POST", id(name) + "/cancel", ""));
    }
}
