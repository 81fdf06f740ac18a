package dev.lazurite.app.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong, collected so that it is said at once. */
final class Problems {
    /** One of them; a warning is what the service would take and is probably not meant. */
    record Problem(boolean error, Path file, int line, String message) {}

    private final List<Problem> found = new ArrayList<>();

    void error(Path file, int line, String message) {
        add(new Problem(true, file, line, message));
    }

    void error(YamlValue where, String message) {
        error(where.file(), where.line(), message);
    }

    void warning(YamlValue where, String message) {
        add(new Problem(false, where.file(), where.line(), message));
    }

    private void add(Problem problem) {
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    /** By file and line. */
    List<Problem> all() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparing(Problem::line))
                .toList();
    }

    boolean anyError() {
        return found.stream().anyMatch(Problem::error);
    }
}
