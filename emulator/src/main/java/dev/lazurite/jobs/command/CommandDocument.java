package dev.lazurite.jobs.command;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.jobs.kind.JobDocument;

/** The properties of a command job, as it was sent. */
record CommandDocument(JobDocument job) {
    String command() {
        return job.text("command");
    }

    String environmentId() {
        return job.text("environmentId");
    }

    int nodes() {
        return Math.max(
                1, job.properties().path("resources").path("instanceCount").asInt(1));
    }

    /** How long the command may run; empty without a limit. */
    Optional<Duration> timeout() {
        String text = job.text("limits.timeout");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Duration.parse(text));
        } catch (DateTimeParseException refusedAtSubmission) {
            return Optional.empty();
        }
    }

    Map<String, String> environmentVariables() {
        return job.texts("environmentVariables");
    }

    /** The properties that the client sent along, and those that the service adds (real-answers-jobs section 2). */
    Map<String, String> runProperties(String snapshot) {
        Map<String, String> all = new LinkedHashMap<>(job.sentProperties());
        all.put("_azureml.ComputeTargetType", "amlctrain");
        if (!job.text("codeId").isEmpty()) {
            all.put("ContentSnapshotId", snapshot);
        }
        return all;
    }
}
