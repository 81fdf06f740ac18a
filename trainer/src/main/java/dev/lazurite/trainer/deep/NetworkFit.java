package dev.lazurite.trainer.deep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.api.Settings;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.data.SplitRule;
import dev.lazurite.trainer.data.TrainTestSplit;
import dev.lazurite.trainer.deep.network.NetworkFile;
import dev.lazurite.trainer.tabular.Evaluation;
import dev.lazurite.trainer.tabular.Fitted;
import dev.lazurite.trainer.tabular.Provenance;

/** From data to a folder with a network: read, split, train, evaluate, save. Only the first of several workers saves. */
public final class NetworkFit {
    private NetworkFit() {}

    /**
     * Runs a fit.
     *
     * @throws InvalidInputException for anything in the request or the data that the caller can put right
     * @throws IOException when a file cannot be read or written
     */
    public static Fitted run(NetworkRequest request, Progress progress) throws IOException {
        if (!(request.fit().split() instanceof SplitRule.Chance)) {
            throw new InvalidInputException(
                    "The split is '%s'; networks hold rows out by chance alone: leave it out, or split the file beforehand."
                            .formatted(request.fit().split().typed()));
        }
        NetworkLearner learner = learner(request);
        Settings settings = Settings.of(learner, typed(request));
        NetworkFile declared = learner.architecture().apply(settings);
        Files.createDirectories(request.fit().out());
        NetworkData data = NetworkData.read(declared.input(), request, progress);
        var split = TrainTestSplit.of(
                data.rows(),
                Optional.of(data.target()).filter(target -> data.task() == Task.CLASSIFICATION),
                request.fit().testFraction(),
                request.fit().seed());
        progress.trainingStarted(
                learner.name(),
                data.task(),
                settings.values(),
                split.train().rows(),
                split.test().rows());
        var context = new TrainingContext(
                request.device(),
                request.checkpoint(),
                request.collective(),
                losses -> progress.epochEnded(
                        losses.epoch(), settings.whole("epochs"), losses.training(), losses.validation()));
        long start = System.nanoTime();
        NetworkModel model = learner.trainer(
                        data.task(), settings, request.fit().seed(), context)
                .train(split.train(), data.target());
        progress.trained((System.nanoTime() - start) / 1e9);
        boolean first = request.collective().rank() == 0;
        Metrics metrics = first ? Evaluation.of(model, split.test()) : new Metrics(Map.of());
        progress.evaluated(metrics);
        var provenance = new Provenance(
                learner.name(),
                settings.values(),
                request.fit().seed(),
                request.fit().data().path().getFileName().toString(),
                data.sha256(),
                split.train().rows(),
                split.test().rows(),
                request.fit().split().typed(),
                request.fit().testFraction(),
                metrics);
        List<Path> files =
                first ? NetworkFolder.save(request.fit().out(), model, provenance, request.plots()) : List.of();
        progress.saved(request.fit().out());
        return new Fitted(model, provenance, files);
    }

    private static NetworkLearner learner(NetworkRequest request) throws IOException {
        if (request.file().isPresent()) {
            return NetworkLearner.of(NetworkFile.read(request.file().get()));
        }
        return NetworkLearners.named(request.fit().learner())
                .orElseThrow(() -> new InvalidInputException(
                        "There is no network '%s'.".formatted(request.fit().learner())));
    }

    /** What is typed comes before what the file says. */
    private static Map<String, String> typed(NetworkRequest request) throws IOException {
        Map<String, String> typed = new LinkedHashMap<>();
        if (request.file().isPresent()) {
            typed.putAll(NetworkFile.read(request.file().get()).training());
        }
        typed.putAll(request.fit().parameters());
        return typed;
    }
}
