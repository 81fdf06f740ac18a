package dev.lazurite.trainer.api;

import java.nio.file.Path;
import java.util.Map;

/** Tells two. */
record BothProgress(Progress first, Progress second) implements Progress {
    @Override
    public void dataRead(Path file, int rows, int columns, String sha256) {
        first.dataRead(file, rows, columns, sha256);
        second.dataRead(file, rows, columns, sha256);
    }

    @Override
    public void noted(String message) {
        first.noted(message);
        second.noted(message);
    }

    @Override
    public void trainingStarted(
            String learner, Task task, Map<String, Object> parameters, int trainRows, int testRows) {
        first.trainingStarted(learner, task, parameters, trainRows, testRows);
        second.trainingStarted(learner, task, parameters, trainRows, testRows);
    }

    @Override
    public void epochEnded(int epoch, int epochs, double trainingLoss, double validationLoss) {
        first.epochEnded(epoch, epochs, trainingLoss, validationLoss);
        second.epochEnded(epoch, epochs, trainingLoss, validationLoss);
    }

    @Override
    public void trained(double seconds) {
        first.trained(seconds);
        second.trained(seconds);
    }

    @Override
    public void evaluated(Metrics metrics) {
        first.evaluated(metrics);
        second.evaluated(metrics);
    }

    @Override
    public void saved(Path folder) {
        first.saved(folder);
        second.saved(folder);
    }

    @Override
    public void logged(String server, String runId) {
        first.logged(server, runId);
        second.logged(server, runId);
    }
}
