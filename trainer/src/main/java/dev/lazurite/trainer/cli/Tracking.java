package dev.lazurite.trainer.cli;

import java.util.LinkedHashMap;
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

/** Logs a fit to a tracking server, as {@link Mode} says. The run is opened before training, to fail early. */
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

    void finished(FitRequest request, Fitted fitted) {
        each(run -> {
            Provenance provenance = fitted.provenance();
            run.log(parameters(request, fitted), provenance.metrics().values(), tags(provenance));
            run.store(fitted.files(), "model");
            run.end(true);
            progress.logged(run.serverOrigin(), run.id());
        });
    }

    /** Ends the run after a failure; one more failure here is not worth telling beside the first. */
    void failed() {
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
