/**
 * What an operation is, free of any server library: the declaration, the call that reaches it, the answer it gives and the
 * fault it refuses with. Services and handlers speak in these; only {@code edge} turns them into bytes on a socket.
 */
package dev.lazurite.platform.http;
