package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Starts the process of a job, and finds it again when the server was started anew. */
public interface Launcher {
    /**
     * Starts a process; it goes on when this server ends in whatever way.
     *
     * @throws IOException when nothing was started
     */
    LaunchedProcess launch(Launch launch) throws IOException;

    /** How processes are kept apart here, as a job's log tells it. */
    String isolation();

    /** How a job is held to what it may use, as its log tells it. */
    String limits();

    /** The process that was once launched into {@code folder}; empty where none was. It may have ended meanwhile. */
    Optional<LaunchedProcess> find(Path folder);
}
