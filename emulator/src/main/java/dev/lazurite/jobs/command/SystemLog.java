package dev.lazurite.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

import dev.lazurite.jobs.staging.Layout;

/** What the emulator tells a job's author of how the job was run, apart from what the job itself says. */
final class SystemLog {
    private final Clock clock;

    SystemLog(Clock clock) {
        this.clock = clock;
    }

    /** Appends a line, with its time. */
    void say(Layout layout, String what) throws IOException {
        Path log = layout.systemLog();
        Files.createDirectories(log.getParent());
        Files.writeString(
                log,
                clock.instant().truncatedTo(ChronoUnit.MILLIS) + " " + what + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
