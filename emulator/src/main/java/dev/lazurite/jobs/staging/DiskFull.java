package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk with nothing left: Java has no exception of its own for it. */
public final class DiskFull {
    private static final long NOTHING_LEFT = 64L * 1024;

    private DiskFull() {}

    /** Whether an exception says that there was no room, in the words of Linux and macOS. */
    public static boolean is(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (message.contains("No space left on device") || message.contains("Disk quota exceeded")) {
                return true;
            }
        }
        return false;
    }

    /** Whether the disk that {@code folder} is on has no room now. */
    public static boolean at(Path folder) {
        return usable(folder) < NOTHING_LEFT;
    }

    /** What a job fails with: the words of the real service, and the disk in question. */
    public static JobFault fault(Path folder) {
        return new JobFault(
                "DiskFullError",
                "Disk full while running job. Please consider reducing amount of data accessed, or upgrading VM SKU."
                        + " Available space: " + usable(folder) / (1024 * 1024) + " MB (under " + folder + ").");
    }

    private static long usable(Path folder) {
        Path there = folder;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }
}
