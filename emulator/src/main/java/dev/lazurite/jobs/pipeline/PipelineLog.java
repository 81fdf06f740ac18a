package dev.lazurite.jobs.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import dev.lazurite.jobs.command.JobLogs;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.jobs.staging.Trees;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a pipeline, {@code logs/azureml/executionlogs.txt}: what {@code jobs.stream} prints of it. */
final class PipelineLog {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineLog.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Job job;
    private final Layout layout;
    private final Path file;
    private final JobLogs logs;
    private final Clock clock;

    PipelineLog(Job job, Path folder, JobLogs logs, Clock clock) {
        this.job = job;
        this.layout = new Layout(folder);
        this.file = folder.resolve("logs/azureml/executionlogs.txt");
        this.logs = logs;
        this.clock = clock;
    }

    /** Lets clients follow the log from now on. */
    void open() {
        attempt(() -> logs.follow(job, layout, file));
    }

    void say(String line) {
        attempt(() -> Files.writeString(
                file,
                "[" + TIME.format(clock.instant()) + "] " + line + "\n",
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND));
    }

    /** Keeps what the log holds, and removes the file. */
    void close() {
        attempt(() -> {
            logs.settle(job, layout, List.of(file));
            Trees.delete(layout.folder());
        });
    }

    private interface Attempt {
        void make() throws JobFault, IOException;
    }

    /** A pipeline does not fail because nobody can read of it. */
    private void attempt(Attempt attempt) {
        try {
            attempt.make();
        } catch (JobFault | IOException | RuntimeException broken) {
            LOG.warn("the log of pipeline {} is incomplete: {}", job.name(), broken.toString());
        }
    }
}
