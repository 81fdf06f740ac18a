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
 */
public record Settings(Path data, String host, int port, boolean offline, IsolationMode isolation, boolean warmPython) {
    public Settings(Path data, String host, int port, boolean offline) {
        this(data, host, port, offline, IsolationMode.AUTO, false);
    }
}
