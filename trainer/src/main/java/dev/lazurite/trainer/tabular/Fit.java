package dev.lazurite.trainer.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.api.Trainer;
import dev.lazurite.trainer.data.SplitRule;
import dev.lazurite.trainer.data.TableFile;
import dev.lazurite.trainer.data.TrainTestSplit;

/** From a file to a folder with a model: read, split, train, evaluate, save. */
public final class Fit {
    private final FitRequest request;
    private final Progress progress;

    private Fit(FitRequest request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /**
     * Runs a fit.
     *
     * @throws InvalidInputException for anything in the request or the data that the caller can put right
     * @throws IOException when a file cannot be read or written
     */
    public static Fitted run(FitRequest request, Progress progress) throws IOException {
        return new Fit(request, progress).run();
    }

    private Fitted run() throws IOException {
        Learner learner = Learners.named(request.learner());
        Settings settings = Settings.of(learner, request.parameters());
        makeFolder(request.out());
        TableFile file = TableFile.open(request.data());
        progress.dataRead(request.data().path(), file.rows(), file.columns(), file.sha256());
        Task task = task(file, learner);
        Trainer trainer = learner.trainer(task, settings, request.seed());
        Dataset data =
                request.target().isPresent() ? file.read(request.target().get(), task, progress) : file.read(progress);
        return task == Task.FORECASTING
                ? forecast(file, data, trainer, settings)
                : train(file, data, task, trainer, settings);
    }

    /** Measures by what would have been forecast from earlier times, and then learns from all rows, up to the last one. */
    private Fitted forecast(TableFile file, Dataset data, Trainer trainer, Settings settings) throws IOException {
        String target = request.target().orElseThrow();
        progress.trainingStarted(request.learner(), Task.FORECASTING, settings.values(), data.rows(), 0);
        long start = System.nanoTime();
        Metrics metrics = RollingOrigin.of(trainer, data, target, settings);
        TableModel model = (TableModel) trainer.train(data, target);
        progress.trained((System.nanoTime() - start) / 1e9);
        return saved(file, settings, model, metrics, data.rows(), 0);
    }

    private Fitted train(TableFile file, Dataset data, Task task, Trainer trainer, Settings settings)
            throws IOException {
        TrainTestSplit split = split(file, data, task);
        progress.trainingStarted(
                request.learner(),
                task,
                settings.values(),
                split.train().rows(),
                split.test().rows());
        long start = System.nanoTime();
        TableModel model =
                (TableModel) trainer.train(split.train(), request.target().orElse(task.answer()));
        progress.trained((System.nanoTime() - start) / 1e9);
        Metrics metrics = Evaluation.of(model, split.test());
        return saved(
                file,
                settings,
                model,
                metrics,
                split.train().rows(),
                split.test().rows());
    }

    private Fitted saved(
            TableFile file, Settings settings, TableModel model, Metrics metrics, int trainRows, int testRows)
            throws IOException {
        progress.evaluated(metrics);
        var provenance = new Provenance(
                request.learner(),
                settings.values(),
                request.seed(),
                request.data().path().getFileName().toString(),
                file.sha256(),
                trainRows,
                testRows,
                model.task() == Task.FORECASTING
                        ? "rolling origin"
                        : request.split().typed(),
                request.testFraction(),
                metrics);
        var files = ModelFolder.save(request.out(), model, provenance);
        progress.saved(request.out());
        return new Fitted(model, provenance, files);
    }

    private TrainTestSplit split(TableFile file, Dataset data, Task task) throws IOException {
        Optional<String> column = request.split().column();
        if (column.isEmpty()) {
            Optional<String> classes = request.target().filter(target -> task == Task.CLASSIFICATION);
            return TrainTestSplit.of(data, classes, request.testFraction(), request.seed());
        }
        // no row to be predicted is of a group that was learned from, so what group it is says nothing
        Dataset learned = request.split() instanceof SplitRule.Grouped grouped ? data.without(grouped.by()) : data;
        return TrainTestSplit.of(
                learned, file.read(column.get()), request.split(), request.testFraction(), request.seed());
    }

    private Task task(TableFile file, Learner learner) {
        if (request.target().isPresent()) {
            return file.task(request.target().get(), request.task(), learner.tasks());
        }
        return request.task()
                .or(() -> learner.tasks().stream().findFirst())
                .filter(task -> !task.supervised())
                .orElseThrow(() -> new InvalidInputException(
                        "Learner %s learns what a column says: name it with --target. The columns are: %s."
                                .formatted(learner.name(), String.join(", ", file.names()))));
    }

    private static void makeFolder(Path out) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new InvalidInputException("%s is a file; --out must name a folder.".formatted(out));
        }
        Files.createDirectories(out);
    }
}
