package dev.lazurite.edge;

/**
 * How a server listens.
 *
 * @param host the address to listen on; loopback unless the user said otherwise
 * @param port 0 for a free one
 * @param offline whether hosts that are not emulated are refused instead of being passed on to
 */
public record Listening(String host, int port, boolean offline) {}
