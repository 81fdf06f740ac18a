package dev.lazurite.platform.http;

import java.io.IOException;

/** What an operation does with a call. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers a call.
     *
     * @throws Fault when the call is refused; rendered in the shape of the surface that was called
     * @throws IOException when the caller's body cannot be read or content cannot be kept
     */
    Answer handle(Call call) throws IOException;
}
