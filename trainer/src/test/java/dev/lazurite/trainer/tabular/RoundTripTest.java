package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.lazurite.trainer.Tables;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.SplitRule;
import dev.lazurite.trainer.data.TableOptions;
import dev.lazurite.trainer.deep.NetworkFit;
import dev.lazurite.trainer.deep.NetworkRequest;
import dev.lazurite.trainer.deep.distributed.Collective;
import dev.lazurite.trainer.deep.engine.DeviceChoice;
import dev.lazurite.trainer.plot.PlotFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What was trained here predicts the same in another process, to the last bit. */
final class RoundTripTest {
    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** A table for each task, and its target. */
    private record Example(Path file, String target) {}

    private Example example(Task task) {
        return switch (task) {
            case CLASSIFICATION, CLUSTERING, ANOMALY_DETECTION -> new Example(Tables.iris(folder), "species");
            case REGRESSION -> new Example(Tables.houses(folder), "price");
            case MULTI_LABEL -> labels();
            case FORECASTING -> months();
        };
    }

    private Example labels() {
        var random = new Random(4);
        List<String> lines = new ArrayList<>(List.of("a,b,tags"));
        for (int i = 0; i < 200; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            String tags = (a > 0 ? "right" : "") + (a > 0 && b > 0 ? ";" : "") + (b > 0 ? "upper" : "");
            lines.add(String.format(Locale.ROOT, "%.4f,%.4f,%s", a, b, tags));
        }
        return new Example(Tables.write(folder, "labels.csv", lines.toArray(String[]::new)), "tags");
    }

    private Example months() {
        var random = new Random(5);
        List<String> lines = new ArrayList<>(List.of("month,shop,sales"));
        for (int month = 0; month < 60; month++) {
            for (int shop = 0; shop < 2; shop++) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s,s%d,%.3f",
                        LocalDate.of(2016, 1, 1).plusMonths(month),
                        shop,
                        100 * shop + month + 20 * Math.sin(Math.PI * month / 6) + random.nextGaussian()));
            }
        }
        return new Example(Tables.write(folder, "months.csv", lines.toArray(String[]::new)), "sales");
    }

    private FitRequest request(String learner, Task task, Map<String, String> parameters) {
        Example example = example(task);
        return new FitRequest(
                TableOptions.of(example.file()),
                Optional.of(example.target()),
                learner,
                Optional.of(task),
                new SplitRule.Chance(),
                0.25,
                3,
                parameters,
                folder.resolve(learner + "-" + task.label()));
    }

    private void fitted(FitRequest request, Fitted fitted) throws IOException {
        String name = request.out().getFileName().toString();
        List<String> lines =
                PredictionBits.of(name, fitted.model(), request.data().path());
        assertThat(lines).as(name).hasSizeGreaterThan(100);
        expected.addAll(lines);
        asked.addAll(List.of(request.out().toString(), request.data().path().toString()));
    }

    private List<String> ofAnotherProcess() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlazurite.pytorch=" + System.getProperty("lazurite.pytorch", ""),
                "-cp",
                System.getProperty("java.class.path"),
                PredictionBits.class.getName()));
        command.addAll(asked);
        Path said = folder.resolve("said");
        Process child = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(child.waitFor()).isZero();
        return Files.readAllLines(said);
    }

    @Test
    void every_learner_predicts_the_same_in_a_new_process() throws Exception {
        for (Learner learner : Learners.all()) {
            for (Task task : learner.tasks()) {
                Map<String, String> parameters =
                        task == Task.FORECASTING ? Map.of("time", "month", "series", "shop") : Map.of();
                FitRequest request = request(learner.name(), task, parameters);
                fitted(request, Fit.run(request, Progress.SILENT));
            }
        }
        assertThat(asked).hasSizeGreaterThan(2 * Learners.all().size());
        assertThat(ofAnotherProcess()).isEqualTo(expected);
    }

    @Test
    @Tag("pytorch")
    void networks_predict_the_same_in_a_new_process() throws Exception {
        for (Task task : List.of(Task.CLASSIFICATION, Task.REGRESSION)) {
            FitRequest request = request("mlp", task, Map.of("epochs", "3"));
            var network = new NetworkRequest(
                    request,
                    Optional.empty(),
                    Optional.empty(),
                    DeviceChoice.of("cpu"),
                    Optional.empty(),
                    Collective.ALONE,
                    PlotFormat.svg);
            fitted(request, NetworkFit.run(network, Progress.SILENT));
        }
        assertThat(ofAnotherProcess()).isEqualTo(expected);
    }
}
