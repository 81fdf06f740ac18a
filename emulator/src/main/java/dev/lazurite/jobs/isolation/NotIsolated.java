package dev.lazurite.jobs.isolation;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs commands as they are. Deviation: where this machine allows no isolation, jobs see each other and all files of the user.
 *
 * @param reason why nothing isolates
 */
public record NotIsolated(String reason) implements Isolation {
    @Override
    public List<String> before(View view, Path workingDirectory) {
        return List.of();
    }

    @Override
    public boolean isolates() {
        return false;
    }

    @Override
    public String description() {
        return "not isolated: " + reason;
    }
}
