package dev.lazurite.jobs.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.storage.Blobs;

/** The logs of jobs as artifacts of their runs: links to the growing files while a job runs, blobs afterwards. */
public final class JobLogs {
    private final Blobs blobs;
    private final Datastores datastores;

    public JobLogs(Blobs blobs, Datastores datastores) {
        this.blobs = blobs;
        this.datastores = datastores;
    }

    /** Lets clients follow a log file from now on; makes it when it is not there. */
    public void follow(Job job, Layout layout, Path log) throws JobFault, IOException {
        Files.createDirectories(log.getParent());
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        Datastores.Container container = container(job);
        blobs.link(container.account(), container.container(), blob(job, layout, log), log);
    }

    /** Lets clients follow, again, the logs of a job that was launched before this server started. */
    void followAgain(Job job, Layout layout) throws JobFault, IOException {
        for (Path log : all(layout)) {
            follow(job, layout, log);
        }
    }

    /** Keeps what the logs hold now. */
    void settle(Job job, Layout layout) throws JobFault, IOException {
        settle(job, layout, all(layout));
    }

    /** Keeps what these logs hold now. */
    public void settle(Job job, Layout layout, List<Path> these) throws JobFault, IOException {
        Datastores.Container container = container(job);
        for (Path log : these) {
            blobs.settle(container.account(), container.container(), blob(job, layout, log));
        }
    }

    /**
     * Keeps what the user's logs of an attempt hold, beside those of the attempts to come. Deviation: the service's names for the
     * logs of several attempts are known from Kubernetes alone, where the later ones are in {@code retry_NNN}.
     */
    void keepAttempt(Job job, Layout layout, int attempt) throws JobFault, IOException {
        Datastores.Container container = container(job);
        Path folder = layout.log().getParent();
        String kept = "ExperimentRun/dcid." + job.name() + "/user_logs/" + String.format("retry_%03d/", attempt);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path log : files.filter(Files::isRegularFile).toList()) {
                try (InputStream content = Files.newInputStream(log)) {
                    blobs.put(
                            container.account(),
                            container.container(),
                            kept + log.getFileName(),
                            content,
                            "text/plain");
                }
            }
        }
    }

    private static List<Path> all(Layout layout) throws IOException {
        List<Path> logs = new ArrayList<>();
        for (Path folder : layout.logFolders()) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(Files::isRegularFile).forEach(logs::add);
                }
            }
        }
        return logs;
    }

    private static String blob(Job job, Layout layout, Path log) {
        return "ExperimentRun/dcid." + job.name() + "/" + layout.folder().relativize(log);
    }

    private Datastores.Container container(Job job) throws JobFault {
        return datastores
                .find(job.workspace(), Datastores.ARTIFACTS)
                .orElseThrow(() -> new JobFault(
                        "UserError", "The workspace has no datastore '" + Datastores.ARTIFACTS + "' to keep logs in."));
    }
}
