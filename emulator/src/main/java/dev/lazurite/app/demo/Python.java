package dev.lazurite.app.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A Python interpreter of this machine.
 *
 * @param command what it is called with
 * @param version such as {@code 3.11.7}
 */
record Python(String command, String version) {
    private static final List<String> NAMES =
            List.of("python3", "python3.13", "python3.12", "python3.11", "python3.10", "python");
    private static final String QUESTION =
            "import sys; assert (3, 9) <= sys.version_info[:2]; print('%d.%d.%d' % sys.version_info[:3])";

    /** The first one that is new enough for the released clients. */
    static Optional<Python> find() {
        for (String name : NAMES) {
            Optional<String> version = answer(List.of(name, "-c", QUESTION));
            if (version.isPresent()) {
                return Optional.of(new Python(name, version.get()));
            }
        }
        return Optional.empty();
    }

    /** What a short command prints; empty when it is not there or fails. */
    static Optional<String> answer(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var out = process.getInputStream()) {
                String text = new String(out.readAllBytes(), StandardCharsets.UTF_8).strip();
                return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
            }
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
