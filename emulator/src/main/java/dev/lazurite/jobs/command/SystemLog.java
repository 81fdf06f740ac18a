package dev.lazurite.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.lazurite.jobs.staging.Layout;

/** What the emulator tells a job's author of how the job was run, apart from what the job itself says. */
final class SystemLog {
    private final Clock clock;

    SystemLog(Clock clock) {
        this.clock = clock;
    }

    /** Appends lines, each with the time of now. */
    void say(Layout layout, List<String> lines) throws IOException {
        Path log = layout.systemLog();
        Files.createDirectories(log.getParent());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Files.write(
                log,
                lines.stream().map(line -> now + " " + line).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
