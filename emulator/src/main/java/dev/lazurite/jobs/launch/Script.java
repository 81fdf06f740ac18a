package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The scripts that this program brings along. */
final class Script {
    private Script() {}

    /** Copies a script into a folder and gives its path. */
    static Path copy(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream script = Script.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            Files.copy(script, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }
}
