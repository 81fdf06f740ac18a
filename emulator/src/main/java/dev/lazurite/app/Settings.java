package dev.lazurite.app;

import java.nio.file.Path;

import dev.lazurite.jobs.isolation.IsolationMode;

/**
 * What the user chose for an instance.
 *
 * @param data the folder that holds all of its state
 * @param host the address to listen on
 * @param port 0 for a free one
 * @param offline whether hosts that are not emulated are refused instead of being tunnelled to
 * @param isolation whether jobs run apart from each other and from the instance's files
 * @param warmPython whether preloaded interpreters run the scripts of jobs
 * @param environmentCache how many bytes the environments of jobs may take on disk
 */
public record Settings(
        Path data,
        String host,
        int port,
        boolean offline,
        IsolationMode isolation,
        boolean warmPython,
        long environmentCache) {
    /** How many gigabytes the environments of jobs may take where nothing is said. */
    public static final int ENVIRONMENT_CACHE_GB = 20;

    private static final long GIGABYTE = 1_000_000_000;

    public Settings(Path data, String host, int port, boolean offline) {
        this(data, host, port, offline, IsolationMode.AUTO, false, gigabytes(ENVIRONMENT_CACHE_GB));
    }

    /** So many gigabytes in bytes. */
    public static long gigabytes(double count) {
        return (long) (count * GIGABYTE);
    }

    /** The same on another port. */
    public Settings on(int other) {
        return new Settings(data, host, other, offline, isolation, warmPython, environmentCache);
    }
}
