package dev.lazurite.jobs.staging;

import java.nio.file.Path;

/**
 * Where things are in a job's folder: as on a real node, below a folder of the emulator's own.
 *
 * @param folder absolute
 */
public record Layout(Path folder) {
    public Path workingDirectory() {
        return folder.resolve("exe/wd");
    }

    public Path log() {
        return folder.resolve("user_logs/std_log.txt");
    }

    public Path buildLog() {
        return folder.resolve("azureml-logs/20_image_build_log.txt");
    }

    /** What was brought from where, and to where. */
    public Path dataLog() {
        return folder.resolve("system_logs/data_capability/data-capability.log");
    }

    public Path temporary() {
        return folder.resolve("tmp");
    }

    Path data() {
        return folder.resolve("cap/data-capability/wd");
    }

    Path input(String name) {
        return data().resolve("INPUT_" + name);
    }

    Path output(String name) {
        return data().resolve(name);
    }
}
