package dev.lazurite.jobs.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.staging.Datastores;
import dev.lazurite.jobs.staging.Trees;
import dev.lazurite.storage.Blobs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one sweep, {@code azureml-logs/hyperdrive.txt}, which {@code jobs.stream} follows: a link to a growing file while the
 * sweep runs, a blob afterwards. That it cannot be written is no reason for a sweep to end.
 */
final class SweepLog {
    private static final Logger LOG = LoggerFactory.getLogger(SweepLog.class);
    private static final String NAME = "azureml-logs/hyperdrive.txt";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final Blobs blobs;
    private final Optional<Datastores.Container> container;
    private final String blob;
    private final Path folder;
    private final Clock clock;

    /** @param folder of the sweep alone */
    SweepLog(Job job, Path folder, Blobs blobs, Datastores datastores, Clock clock) {
        this.blobs = blobs;
        this.container = datastores.find(job.workspace(), Datastores.ARTIFACTS);
        this.blob = "ExperimentRun/dcid." + job.name() + "/" + NAME;
        this.folder = folder;
        this.clock = clock;
    }

    private Path file() {
        return folder.resolve(NAME);
    }

    /** Lets clients follow the log from now on. */
    void open() {
        try {
            Files.createDirectories(file().getParent());
            if (!Files.exists(file())) {
                Files.createFile(file());
            }
            container.ifPresent(place -> blobs.link(place.account(), place.container(), blob, file()));
        } catch (IOException full) {
            LOG.warn("the log {} cannot be written: {}", file(), full.toString());
        }
    }

    /** @param who the part of the service that speaks, such as {@code SCHEDULER} */
    void say(String who, String message) {
        String line = "<START>[" + TIME.format(clock.instant()) + "][" + who + "][INFO]" + message + "<END>\n";
        try {
            Files.writeString(file(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException full) {
            LOG.warn("the log {} cannot be written: {}", file(), full.toString());
        }
    }

    /** Keeps what the log holds, and gives up its folder. */
    void close() {
        try {
            if (container.isPresent()) {
                blobs.settle(container.get().account(), container.get().container(), blob);
            }
            Trees.delete(folder);
        } catch (IOException full) {
            LOG.warn("the log {} stays where it is: {}", file(), full.toString());
        }
    }
}
