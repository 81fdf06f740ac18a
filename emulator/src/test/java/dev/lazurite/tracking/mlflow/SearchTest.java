package dev.lazurite.tracking.mlflow;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.TestInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTest {
    private static final Map<String, String> NAMES = new LinkedHashMap<>();
    private static TestInstance instance;
    private static MlflowClient client;
    private static String experiment;

    /** Three runs: a with acc 0.1, b with acc 0.9, c with acc NaN; d has none. Started in this order. */
    @BeforeAll
    static void start() throws Exception {
        instance = TestInstance.start();
        client = new MlflowClient(instance, instance.token("https://management.azure.com"));
        experiment = client.experiment("searched");
        long start = 1000;
        for (String[] run : new String[][] {{"a", "0.1"}, {"b", "0.9"}, {"c", "\"NaN\""}, {"d", ""}}) {
            String id = client.post(
                            "runs/create",
                            "{\"experiment_id\":\"" + experiment + "\",\"run_name\":\"" + run[0] + "\",\"start_time\":"
                                    + start++ + ",\"user_id\":\"me\",\"tags\":[{\"key\":\"letter\",\"value\":\""
                                    + run[0]
                                    + "\"}]}")
                    .at("/run/info/run_id")
                    .asText();
            NAMES.put(id, run[0]);
            if (!run[1].isEmpty()) {
                client.post(
                        "runs/log-batch",
                        "{\"run_id\":\"" + id + "\",\"metrics\":[{\"key\":\"acc\",\"value\":" + run[1]
                                + ",\"timestamp\":1}],\"params\":[{\"key\":\"model\",\"value\":\"Ridge_" + run[0]
                                + "\"}]}");
            }
        }
        client.post(
                "runs/log-inputs",
                "{\"run_id\":\"" + NAMES.keySet().iterator().next() + "\",\"datasets\":[{\"tags\":[{\"key\":"
                        + "\"mlflow.data.context\",\"value\":\"train\"}],\"dataset\":{\"name\":\"iris\",\"digest\":\"d1\","
                        + "\"source_type\":\"local\",\"source\":\"x\"}}]}");
    }

    @AfterAll
    static void stop() throws IOException {
        instance.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                "-                                                | dcba",
                "metrics.acc > 0.5                                | b",
                "metrics.acc <= 0.9                               | ba",
                "metrics.acc != 0.9                               | ca",
                "params.model = 'Ridge_a'                         | a",
                "params.model LIKE 'ridge%'                       | ~~",
                "params.model ILIKE 'ridge%'                      | cba",
                "params.model IS NULL                             | d",
                "tags.letter != 'a'                               | dcb",
                "tags.nothing != 'a'                              | ~~",
                "attributes.start_time > 1001                     | dc",
                "run_name = 'c' AND status = 'RUNNING'            | c",
                "user_id = 'me' and run_name LIKE '_'             | dcba",
                "dataset.name = 'iris' and dataset.context = 'train' | a",
                "end_time > 0                                     | ~~",
            })
    void a_filter_finds_what_mlflow_s_own_store_finds(String filter, String expected) throws Exception {
        assertThat(letters(client.search(experiment, filter == null ? "" : filter)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "metrics.acc,                  abcd",
        "metrics.acc DESC,             bacd",
        "params.model DESC,            cbad",
        "tags.letter ASC,              abcd",
        "start_time,                   abcd",
        "attributes.run_name DESC,     dcba",
        "status,                       dcba",
    })
    void missing_values_sort_last_and_nan_before_them(String order, String expected) throws Exception {
        assertThat(letters(client.search(experiment, "", order))).isEqualTo(expected);
    }

    @Test
    void pages_follow_each_other_without_gap() throws Exception {
        String body = "{\"experiment_ids\":[\"" + experiment + "\"],\"max_results\":3";
        JsonNode first = client.post("runs/search", body + "}");
        JsonNode second = client.post(
                "runs/search",
                body + ",\"page_token\":\"" + first.path("next_page_token").asText() + "\"}");
        assertThat(letters(first.path("runs").findValuesAsText("run_id"))).isEqualTo("dcb");
        assertThat(letters(second.path("runs").findValuesAsText("run_id"))).isEqualTo("a");
        assertThat(second.has("next_page_token")).isFalse();
    }

    @Test
    void the_artifact_uri_can_be_asked_for() throws Exception {
        assertThat(letters(client.search(experiment, "artifact_uri LIKE 'azureml://%/artifacts'")))
                .isEqualTo("dcba");
    }

    private static String letters(List<String> runs) {
        return String.join("", runs.stream().map(NAMES::get).toList());
    }
}
