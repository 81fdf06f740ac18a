package dev.lazurite.faults;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** MLflow's {@code runs/set-tag}: one tag over and over, and its run's name with it. */
final class TagWriter extends Writer {
    private String run = "";

    TagWriter(String name) {
        super(name);
    }

    @Override
    void prepare(Caller caller) throws IOException, InterruptedException {
        String experiment = Caller.json(caller.mlflow("POST", "experiments/create", "{\"name\": \"" + name() + "\"}"))
                .path("experiment_id")
                .asText();
        run = Caller.json(caller.mlflow("POST", "runs/create", "{\"experiment_id\": \"" + experiment + "\"}"))
                .at("/run/info/run_id")
                .asText();
    }

    @Override
    void write(Caller caller, int number) throws IOException, InterruptedException {
        set(caller, "turn", number);
        set(caller, "mlflow.runName", number);
    }

    private void set(Caller caller, String key, int number) throws IOException, InterruptedException {
        Caller.ok(caller.mlflow("POST", "runs/set-tag", """
                {"run_id": "%s", "key": "%s", "value": "%d"}
                """.formatted(run, key, number)));
    }

    @Override
    void check(Caller caller, int number) {
        // Each write replaces the one before: only the last one can be read.
    }

    @Override
    void checkAll(Caller caller) throws IOException, InterruptedException {
        if (acknowledged() == 0) {
            return;
        }
        JsonNode shown =
                Caller.json(caller.mlflow("GET", "runs/get?run_id=" + run, "")).path("run");
        for (JsonNode tag : shown.at("/data/tags")) {
            if (!tag.path("key").asText().equals("mlflow.user")) {
                assertThat(tag.path("value").asInt()).isBetween(acknowledged(), attempted());
            }
        }
        assertThat(shown.at("/info/run_name").asInt()).isBetween(acknowledged(), attempted());
    }
}
