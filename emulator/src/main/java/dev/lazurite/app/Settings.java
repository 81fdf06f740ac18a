package dev.lazurite.app;

import java.nio.file.Path;

/**
 * What the user chose for an instance.
 *
 * @param data the folder that holds all of its state
 * @param host the address to listen on
 * @param port 0 for a free one
 * @param offline whether hosts that are not emulated are refused instead of being tunnelled to
 */
public record Settings(Path data, String host, int port, boolean offline) {}
