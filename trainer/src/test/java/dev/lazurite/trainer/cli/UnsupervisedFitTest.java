package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.lazurite.trainer.Tables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Fits that are about groups, anomalies and sets of labels, from the first command to the last. */
final class UnsupervisedFitTest {
    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void open() {
        console = new Console(Map.of());
    }

    private int run(String command, Path data, String... more) {
        var arguments = new ArrayList<>(List.of(command, "--data", data.toString()));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private double metric(String folder, String name) throws IOException {
        Map<String, Object> metrics = JSON.std.mapFrom(Files.readString(this.folder.resolve(folder + "/metrics.json")));
        return ((Number) metrics.get(name)).doubleValue();
    }

    @ParameterizedTest
    @CsvSource({"k-means, n_clusters=3, 0.6", "hdbscan, min_cluster_size=10, 0.4"})
    void groups_of_flowers_agree_with_their_kinds_which_were_not_learned_from(
            String learner, String parameter, double agreement) throws IOException {
        Path iris = Tables.iris(folder);
        assertThat(run(
                        "fit",
                        iris,
                        "--target",
                        "species",
                        "--learner",
                        learner,
                        "--param",
                        parameter,
                        "--out",
                        path("m")))
                .as(console.err())
                .isZero();
        assertThat(metric("m", "adjusted_rand_score")).isGreaterThan(agreement);
        assertThat(metric("m", "silhouette")).isGreaterThan(0.3);
        assertThat(run("evaluate", iris, "--model", path("m"))).isZero();
        assertThat(console.out()).contains("adjusted_rand_score", "davies_bouldin");
        assertThat(run("predict", iris, "--model", path("m"), "--out", path("p.csv")))
                .isZero();
        assertThat(folder.resolve("p.csv")).content().startsWith("prediction,probability_");
        assertThat(run("explain", iris, "--model", path("m"))).isZero();
    }

    @Test
    void groups_need_no_target() throws IOException {
        Path points =
                Tables.write(folder, "points.csv", "x,y", "0,0", "0,1", "1,0", "9,9", "9,8", "8,9", "0.5,0", "8,8");
        assertThat(run("fit", points, "--learner", "k-means", "--param", "n_clusters=2", "--out", path("m")))
                .as(console.err())
                .isZero();
        assertThat(run("evaluate", points, "--model", path("m"))).isZero();
        assertThat(console.out()).doesNotContain("adjusted_rand_score");
        assertThat(run("predict", points, "--model", path("m"), "--out", path("p.csv")))
                .isZero();
        List<String> lines = Files.readAllLines(folder.resolve("p.csv"));
        assertThat(lines.get(1)).isEqualTo(lines.get(2)).isNotEqualTo(lines.get(4));
    }

    @Test
    void learner_that_needs_a_target_asks_for_it() {
        assertThat(run("fit", Tables.iris(folder), "--learner", "decision-tree", "--out", path("m")))
                .isEqualTo(2);
        assertThat(console.err()).contains("name it with --target", "petal_width, species");
    }

    @Test
    void more_groups_than_rows_are_refused() {
        Path points = Tables.write(folder, "points.csv", "x,y", "0,0", "0,1", "1,0", "9,9");
        assertThat(run("fit", points, "--learner", "k-means", "--out", path("m")))
                .isEqualTo(2);
        assertThat(console.err()).contains("3 rows cannot make n_clusters=8 groups");
    }

    @Test
    void isolation_forest_finds_what_is_far_away() throws IOException {
        var random = new Random(3);
        List<String> lines = new ArrayList<>(List.of("x,y,kind"));
        for (int i = 0; i < 400; i++) {
            boolean odd = i % 20 == 0;
            double far = odd ? 5 + random.nextDouble() : 0;
            lines.add(String.format(
                    Locale.ROOT,
                    "%.4f,%.4f,%s",
                    random.nextGaussian() + far,
                    random.nextGaussian() - far,
                    odd ? "odd" : "usual"));
        }
        Path data = Tables.write(folder, "odd.csv", lines.toArray(String[]::new));
        assertThat(run(
                        "fit",
                        data,
                        "--target",
                        "kind",
                        "--learner",
                        "isolation-forest",
                        "--param",
                        "contamination=0.05",
                        "--out",
                        path("m")))
                .as(console.err())
                .isZero();
        assertThat(metric("m", "AUC")).isGreaterThan(0.99);
        assertThat(metric("m", "anomaly_rate")).isBetween(0.01, 0.1);
        assertThat(run("predict", data, "--model", path("m"), "--out", path("p.csv")))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("p.csv")))
                .startsWith("prediction,probability_normal,probability_anomaly")
                .filteredOn(line -> line.startsWith("anomaly,"))
                .hasSizeBetween(18, 24);
    }

    @Test
    void several_labels_are_told_apart_each_by_itself() throws IOException {
        var random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("x,y,tags"));
        for (int i = 0; i < 300; i++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            String tags = (x > 0 ? "right" : "") + (x > 0 && y > 0 ? ";" : "") + (y > 0 ? "upper" : "");
            lines.add(String.format(Locale.ROOT, "%.4f,%.4f,%s", x, y, tags));
        }
        Path data = Tables.write(folder, "tags.csv", lines.toArray(String[]::new));
        for (String learner : List.of("logistic-regression", "random-forest", "svm", "k-nearest-neighbors")) {
            assertThat(run(
                            "fit",
                            data,
                            "--target",
                            "tags",
                            "--task",
                            "multi-label",
                            "--learner",
                            learner,
                            "--out",
                            path("m")))
                    .as(console.err())
                    .isZero();
            assertThat(metric("m", "f1_score_macro")).as(learner).isGreaterThan(0.93);
            assertThat(metric("m", "accuracy")).as(learner).isGreaterThan(0.85);
        }
        assertThat(run("evaluate", data, "--model", path("m"))).isZero();
        assertThat(run("predict", data, "--model", path("m"), "--out", path("p.csv")))
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("p.csv")))
                .startsWith("prediction,probability_right,probability_upper")
                .anyMatch(line -> line.startsWith("right;upper,"))
                .anyMatch(line -> line.startsWith(","));
    }
}
