package dev.lazurite.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

import static org.assertj.core.api.Assertions.assertThat;

/** MLflow's {@code runs/log-batch}: points of two metrics, a param and a tag, of which all or none must be there. */
final class BatchWriter extends Writer {
    private static final int POINTS = 20;

    /** Azure takes 200 params a run: later batches carry the last one again. */
    private static final int PARAMS = 190;

    private String run = "";

    BatchWriter(String name) {
        super(name);
    }

    String run() {
        return run;
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
        ObjectNode body = Json.object().put("run_id", run);
        ArrayNode metrics = body.putArray("metrics");
        for (String metric : List.of("loss", "accuracy")) {
            IntStream.range(0, POINTS)
                    .forEach(i -> metrics.addObject()
                            .put("key", metric)
                            .put("value", number + i / 100.0)
                            .put("timestamp", 1_700_000_000_000L + number)
                            .put("step", (long) number * POINTS + i));
        }
        int param = Math.min(number, PARAMS);
        body.putArray("params").addObject().put("key", "p" + param).put("value", "v" + param);
        body.putArray("tags").addObject().put("key", "round").put("value", "" + number);
        Caller.ok(caller.mlflow("POST", "runs/log-batch", body.toString()));
    }

    @Override
    void check(Caller caller, int number) {
        // A batch is read back with all others: one by one is what checkAll does on the whole history.
    }

    @Override
    void checkAll(Caller caller) throws IOException, InterruptedException {
        if (run.isEmpty()) {
            return;
        }
        JsonNode data =
                Caller.json(caller.mlflow("GET", "runs/get?run_id=" + run, "")).at("/run/data");
        int rounds = 0;
        for (String metric : List.of("loss", "accuracy")) {
            List<Double> values = history(caller, metric);
            rounds = values.size() / POINTS;
            assertThat(values).hasSize(rounds * POINTS);
            for (int i = 0; i < values.size(); i++) {
                assertThat(values.get(i)).isEqualTo(1 + i / POINTS + i % POINTS / 100.0);
            }
            assertThat(rounds).isBetween(acknowledged(), attempted());
        }
        List<String> params = new ArrayList<>();
        data.path("params").forEach(param -> {
            assertThat(param.path("value").asText())
                    .isEqualTo("v" + param.path("key").asText().substring(1));
            params.add(param.path("key").asText());
        });
        assertThat(params)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, Math.min(rounds, PARAMS))
                        .mapToObj(i -> "p" + i)
                        .toList());
        String round = "";
        for (JsonNode tag : data.path("tags")) {
            round = tag.path("key").asText().equals("round") ? tag.path("value").asText() : round;
        }
        assertThat(round).isEqualTo(rounds == 0 ? "" : "" + rounds);
        // Made again, it would be there twice.
        found(rounds);
    }

    private List<Double> history(Caller caller, String metric) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        String query = "metrics/get-history?run_id=" + run + "&metric_key=" + metric + "&max_results=25000";
        String token = "";
        do {
            ObjectNode page =
                    Caller.json(caller.mlflow("GET", query + (token.isEmpty() ? "" : "&page_token=" + token), ""));
            page.path("metrics").forEach(point -> values.add(point.path("value").asDouble()));
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty());
        return values;
    }
}
