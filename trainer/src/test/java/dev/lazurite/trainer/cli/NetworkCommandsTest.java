package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.deep.Drawings;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("pytorch")
final class NetworkCommandsTest {
    @TempDir
    private Path folder;

    private final Console console = new Console(Map.of());

    private int fit(Path data, String... more) {
        var arguments = new ArrayList<>(List.of(
                "fit",
                "--json",
                "--data",
                data.toString(),
                "--out",
                folder.resolve("out").toString()));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private List<Map<String, Object>> events(String kind) throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        for (String line : console.out().lines().toList()) {
            Map<String, Object> event = JSON.std.mapFrom(line);
            if (event.get("event").equals(kind)) {
                events.add(event);
            }
        }
        return events;
    }

    private double metric(String name) throws IOException {
        return ((Number) ((Map<?, ?>) events("evaluated").get(0).get("metrics")).get(name)).doubleValue();
    }

    /** A table for which a straight line does not do. */
    private Path waves(int rows) {
        var random = new Random(2);
        List<String> lines = new ArrayList<>(List.of("a,b,y"));
        for (int i = 0; i < rows; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            lines.add("%.5f,%.5f,%.5f".formatted(a, b, Math.sin(2 * a) + b * b));
        }
        return Tables.write(folder, "waves.csv", lines.toArray(String[]::new));
    }

    @Test
    void mlp_learns_a_table_and_predicts_the_same_after_loading() throws Exception {
        Path data = waves(600);
        assertThat(fit(
                        data,
                        "--target",
                        "y",
                        "--learner",
                        "mlp",
                        "--param",
                        "epochs=60",
                        "--param",
                        "learning_rate=0.01"))
                .isZero();
        assertThat(metric("r2")).isGreaterThan(0.9);
        assertThat(events("epoch")).hasSize(60);
        assertThat(folder.resolve("out/learning_curve.svg")).isRegularFile();
        String model = folder.resolve("out").toString();
        for (String file : List.of("one.csv", "two.csv")) {
            assertThat(console.run(
                            "predict",
                            "--model",
                            model,
                            "--data",
                            data.toString(),
                            "--out",
                            folder.resolve(file).toString()))
                    .isZero();
        }
        assertThat(folder.resolve("one.csv")).hasSameTextualContentAs(folder.resolve("two.csv"));
        assertThat(console.run("evaluate", "--model", model, "--data", data.toString()))
                .isZero();
        assertThat(console.out()).contains("r2_score");
    }

    @Test
    void cnn_learns_a_folder_of_pictures() throws Exception {
        Path pictures = Drawings.crossesAndRings(folder.resolve("pictures"), 100);
        assertThat(fit(
                        pictures,
                        "--learner",
                        "cnn",
                        "--param",
                        "image_size=16",
                        "--param",
                        "epochs=40",
                        "--param",
                        "learning_rate=0.005"))
                .isZero();
        assertThat(metric("accuracy")).isGreaterThan(0.9);
        assertThat(console.run("evaluate", "--model", folder.resolve("out").toString(), "--data", pictures.toString()))
                .isZero();
    }

    @Test
    void rnn_and_transformer_learn_texts() throws Exception {
        Path texts = Drawings.reviews(folder, 300);
        for (String learner : List.of("rnn", "transformer")) {
            var own = new NetworkCommandsTest();
            own.folder = folder;
            assertThat(own.fit(
                            texts,
                            "--target",
                            "mood",
                            "--learner",
                            learner,
                            "--param",
                            "epochs=10",
                            "--param",
                            "length=16",
                            "--param",
                            "learning_rate=0.01"))
                    .isZero();
            assertThat(own.metric("accuracy")).as(learner).isGreaterThan(0.9);
        }
    }

    @Test
    void network_of_a_file_is_trained_with_the_settings_of_the_file() throws Exception {
        Path file = Files.writeString(folder.resolve("network.yml"), """
                input: features
                layers:
                  - dense: 32
                  - gelu
                  - layer_norm
                training: {epochs: 3, optimizer: adamw}
                """);
        assertThat(fit(waves(200), "--target", "y", "--model-file", file.toString()))
                .isZero();
        assertThat(events("epoch")).hasSize(3);
    }

    @Test
    @Timeout(300)
    void two_workers_have_the_loss_of_one_with_twice_the_batch_after_20_steps() throws Exception {
        Path data = waves(2000);
        String[] common = {
            "--target", "y", "--learner", "mlp", "--param", "epochs=2", "--param", "validation_fraction=0.2"
        };
        // 1,500 rows to learn from less 300 for validation: 19 steps an epoch
        List<Map<String, Object>> alone = epochs(data, common, "--param", "batch_size=64");
        List<Map<String, Object>> together = epochs(data, common, "--param", "batch_size=32", "--workers", "2");
        assertThat(together).hasSize(2);
        for (int epoch = 0; epoch < 2; epoch++) {
            for (String loss : List.of("training_loss", "validation_loss")) {
                assertThat((Double) together.get(epoch).get(loss))
                        .isCloseTo((Double) alone.get(epoch).get(loss), Percentage.withPercentage(0.001));
            }
        }
    }

    private List<Map<String, Object>> epochs(Path data, String[] common, String... more) throws IOException {
        var own = new NetworkCommandsTest();
        own.folder = folder;
        var arguments = new ArrayList<>(List.of(common));
        arguments.addAll(List.of(more));
        assertThat(own.fit(data, arguments.toArray(String[]::new)))
                .as(own.console.err())
                .isZero();
        return own.events("epoch");
    }

    @Test
    @Timeout(300)
    void lost_worker_ends_the_run_with_a_clear_error_or_all_go_on_from_the_checkpoint() throws Exception {
        Path data = waves(2000);
        String[] common = {
            "--target", "y", "--learner", "mlp", "--param", "epochs=40", "--param", "batch_size=8", "--workers", "2"
        };
        List<Map<String, Object>> undisturbed = epochs(data, common);

        Path checkpoint = folder.resolve("checkpoint.safetensors");
        var ending = CompletableFuture.supplyAsync(
                () -> fit(data, with(common, "--checkpoint", checkpoint.toString(), "--max-restarts", "0")));
        killAWorkerOnceThereIs(checkpoint);
        assertThat(ending.join()).isEqualTo(1);
        assertThat(console.err())
                .containsPattern("Worker \\d of 2 ended with exit code \\d+")
                .contains("--max-restarts 1");

        var again = CompletableFuture.supplyAsync(
                () -> fit(data, with(common, "--checkpoint", checkpoint + "2", "--max-restarts", "1")));
        killAWorkerOnceThereIs(Path.of(checkpoint + "2"));
        assertThat(again.join()).isZero();
        List<Map<String, Object>> heard = events("epoch");
        assertThat(heard.get(heard.size() - 1)).isEqualTo(undisturbed.get(39));
    }

    private static String[] with(String[] common, String... more) {
        var all = new ArrayList<>(List.of(common));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void killAWorkerOnceThereIs(Path file) throws Exception {
        while (!Files.exists(file)) {
            LockSupport.parkNanos(5_000_000);
        }
        ProcessHandle.current().children().findFirst().orElseThrow().destroyForcibly();
    }
}
