package dev.lazurite.trainer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.lazurite.trainer.api.Progress;
import dev.lazurite.trainer.mlflow.MlflowException;
import dev.lazurite.trainer.mlflow.TrackedRun;
import dev.lazurite.trainer.mlflow.TrackingServer;
import dev.lazurite.trainer.tabular.FitRequest;
import dev.lazurite.trainer.tabular.Fitted;
import dev.lazurite.trainer.tabular.Provenance;

/** Logs what a command does to a tracking server, as {@link Mode} says. The run is opened first, to fail early. */
final class Tracking {
    /** When to log, and what a failed call means. */
    enum Mode {
        auto,
        optional,
        off
    }

    private final Mode mode;
    private final Progress progress;
    private Optional<TrackedRun> run = Optional.empty();

    private Tracking(Mode mode, Progress progress) {
        this.mode = mode;
        this.progress = progress;
    }

    static Tracking open(Mode mode, Surroundings surroundings, Progress progress) {
        var tracking = new Tracking(mode, progress);
        if (mode != Mode.off) {
            tracking.guarded(() -> tracking.run = TrackingServer.from(surroundings.variables())
                    .map(server -> TrackedRun.open(server, surroundings.clock())));
        }
        return tracking;
    }

    /** Does what is logged; the run ends as it does. */
    void during(Work work) throws IOException {
        try {
            work.run();
            each(run -> {
                run.end(true);
                progress.logged(run.serverOrigin(), run.id());
            });
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failed();
            throw e;
        }
    }

    /** What a command does. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** Logs a model that was trained. */
    void trained(FitRequest request, Fitted fitted) {
        each(run -> {
            Provenance provenance = fitted.provenance();
            run.log(parameters(request, fitted), provenance.metrics().values(), tags(provenance));
            run.store(fitted.files(), "model");
        });
    }

    /** Logs what a command found out. */
    void found(String command, Map<String, ?> parameters, Map<String, Double> metrics) {
        each(run -> run.log(
                parameters,
                metrics,
                Map.of("mlflow.source.name", "lazurite-train " + command, "trainer.version", Provenance.version())));
    }

    /** Writes files into a folder of these. */
    @FunctionalInterface
    interface Writer {
        List<Path> write(Path folder) throws IOException;
    }

    /**
     * Writes files, and logs them as artifacts. Without a folder they are written to be logged alone.
     *
     * @param artifacts folder among the run's artifacts
     */
    void written(Optional<Path> folder, String artifacts, Writer writer) throws IOException {
        if (folder.isPresent()) {
            List<Path> files = writer.write(folder.get());
            each(run -> run.store(files, artifacts));
        } else if (run.isPresent()) {
            Path aside = Files.createTempDirectory("lazurite-train");
            List<Path> files = writer.write(aside);
            each(run -> run.store(files, artifacts));
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(aside);
        }
    }

    /** Logs the losses of each epoch while a network is trained; the step is the epoch. */
    Progress epochs() {
        return new Progress() {
            @Override
            public void epochEnded(int epoch, int epochs, double trainingLoss, double validationLoss) {
                each(run -> run.log(losses(trainingLoss, validationLoss), epoch));
            }
        };
    }

    private static Map<String, Double> losses(double training, double validation) {
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put("training_loss", training);
        losses.put("validation_loss", validation);
        return losses;
    }

    /** Ends the run after a failure; one more failure here is not worth telling beside the first. */
    private void failed() {
        run.ifPresent(open -> {
            try {
                open.end(false);
            } catch (MlflowException e) {
                progress.noted(e.getMessage());
            }
        });
    }

    private static Map<String, Object> parameters(FitRequest request, Fitted fitted) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("learner", request.learner());
        parameters.put("task", fitted.model().task().label());
        request.target().ifPresent(target -> parameters.put("target", target));
        parameters.put("seed", request.seed());
        parameters.put("test_fraction", request.testFraction());
        parameters.putAll(fitted.provenance().parameters());
        return parameters;
    }

    private static Map<String, String> tags(Provenance provenance) {
        var tags = new LinkedHashMap<String, String>();
        tags.put("mlflow.source.name", "lazurite-train");
        tags.put("data.file", provenance.file());
        tags.put("data.sha256", provenance.sha256());
        tags.put("trainer.version", Provenance.version());
        return tags;
    }

    private void each(Consumer<TrackedRun> action) {
        run.ifPresent(open -> guarded(() -> action.accept(open)));
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (MlflowException e) {
            if (mode != Mode.optional) {
                throw e;
            }
            progress.noted("Not logged: " + e.getMessage());
        }
    }
}
