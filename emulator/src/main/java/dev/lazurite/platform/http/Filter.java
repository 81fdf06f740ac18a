package dev.lazurite.platform.http;

import java.io.IOException;

/** Something that happens around every operation of a surface. */
@FunctionalInterface
public interface Filter {
    /**
     * Answers a call, by asking the rest of the way or by itself.
     *
     * @param next the rest of the way, ending in the operation's handler
     */
    Answer around(Call call, Handler next) throws IOException;
}
