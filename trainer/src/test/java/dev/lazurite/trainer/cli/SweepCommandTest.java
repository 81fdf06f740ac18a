package dev.lazurite.trainer.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

final class SweepCommandTest {
    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());
    private Path space;

    @BeforeEach
    void write() throws Exception {
        space = Files.writeString(
                folder.resolve("space.json"), "{\"n\": [\"choice\", [[1, 2]]], \"k\": [\"choice\", [[3]]]}");
    }

    private int sweep(List<String> requests, String... more) {
        List<String> all = new ArrayList<>(List.of("sweep", "--space", space.toString()));
        all.addAll(List.of(more));
        return console.run(requests, all.toArray(String[]::new));
    }

    @Test
    void trials_are_asked_for_and_told_of_line_by_line() {
        int code = sweep(
                List.of(
                        "{\"ask\": 3}",
                        "{\"tell\": {\"trial\": 0, \"metric\": 0.5}}",
                        "{\"tell\": {\"trial\": 1, \"metric\": 0.7}}",
                        "{\"best\": true}"),
                "--sampler",
                "grid",
                "--goal",
                "maximize");
        assertThat(console.out().lines())
                .containsExactly(
                        "{\"event\":\"trial\",\"trial\":0,\"values\":{\"n\":1,\"k\":3}}",
                        "{\"event\":\"trial\",\"trial\":1,\"values\":{\"n\":2,\"k\":3}}",
                        "{\"event\":\"exhausted\"}",
                        "{\"event\":\"ended\",\"trial\":0,\"stop\":false}",
                        "{\"event\":\"ended\",\"trial\":1,\"stop\":false}",
                        "{\"event\":\"best\",\"trial\":1,\"metric\":0.7,\"values\":{\"n\":2,\"k\":3}}");
        assertThat(code).isZero();
    }

    @Test
    void a_policy_says_which_trial_is_to_stop() {
        sweep(
                List.of(
                        "{\"ask\": 2}",
                        "{\"log\": {\"trial\": 0, \"metric\": 1}}",
                        "{\"log\": {\"trial\": 1, \"metric\": 3}}",
                        "{\"fail\": {\"trial\": 1}}"),
                "--sampler",
                "random",
                "--policy",
                "bandit:0.5");
        assertThat(console.out().lines().skip(2))
                .containsExactly(
                        "{\"event\":\"logged\",\"trial\":0,\"stop\":false}",
                        "{\"event\":\"logged\",\"trial\":1,\"stop\":true}",
                        "{\"event\":\"failed\",\"trial\":1}");
    }

    @Test
    void a_mistake_ends_the_command_with_a_sentence() {
        assertThat(sweep(List.of(), "--sampler", "genetic")).isEqualTo(2);
        assertThat(sweep(List.of(), "--policy", "bandit")).isEqualTo(2);
        assertThat(sweep(List.of("nonsense"))).isEqualTo(2);
        assertThat(sweep(List.of("{\"tell\": {\"trial\": 4, \"metric\": 1}}"))).isEqualTo(2);
        assertThat(console.err())
                .contains("'genetic'; it must be random, sobol")
                .contains("bandit:0.1")
                .contains("'nonsense' is not JSON")
                .contains("there is no trial 4");
    }
}
