package dev.lazurite.jobs.staging;

import java.nio.file.Path;
import java.util.List;

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

    /**
     * The log of one of several processes. Real logs are named so, with zeros before the rank where others have more digits;
     * the SDK streams that of rank 0.
     *
     * @param suffix what follows the rank
     */
    public Path log(int rank, int ranks, String suffix) {
        int digits = String.valueOf(ranks - 1).length();
        return folder.resolve(
                "user_logs/std_log_process_" + String.format("%0" + digits + "d", rank) + suffix + ".txt");
    }

    /** What {@code mpirun} itself says. */
    public Path mpiLog() {
        return folder.resolve("user_logs/mpi_log.txt");
    }

    /** What the emulator says about how the job was run. */
    public Path systemLog() {
        return folder.resolve("system_logs/lifecycler/lifecycler.log");
    }

    public Path buildLog() {
        return folder.resolve("azureml-logs/20_image_build_log.txt");
    }

    /** What was brought from where, and to where. */
    public Path dataLog() {
        return folder.resolve("system_logs/data_capability/data-capability.log");
    }

    /** The folders that all logs are in. */
    public List<Path> logFolders() {
        return List.of(folder.resolve("azureml-logs"), folder.resolve("system_logs"), folder.resolve("user_logs"));
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
