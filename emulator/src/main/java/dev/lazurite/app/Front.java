package dev.lazurite.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import dev.lazurite.edge.Listening;
import dev.lazurite.edge.LocalCa;
import dev.lazurite.edge.Server;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;

/**
 * The certificates and the server of an instance. They need nothing of the other rooms and take a third of a start, and so are
 * opened beside those.
 */
final class Front implements AutoCloseable {
    private record Open(LocalCa ca, Server server) {}

    private final CompletableFuture<Open> opening;

    private Front(CompletableFuture<Open> opening) {
        this.opening = opening;
    }

    /** Begins to open; returns at once. */
    static Front opening(Settings settings, Clock clock, Ids ids) {
        return new Front(CompletableFuture.supplyAsync(() -> open(settings, clock, ids), work -> {
            Thread thread = new Thread(work, "front");
            thread.setDaemon(true);
            thread.start();
        }));
    }

    private static Open open(Settings settings, Clock clock, Ids ids) {
        try {
            LocalCa ca = LocalCa.open(settings.data().resolve("ca"), clock, ids);
            Listening listening = new Listening(settings.host(), settings.port(), settings.offline());
            return new Open(ca, new Server(listening, ca, ids));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Waits until the server listens. */
    private Open open() throws IOException {
        try {
            return opening.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof UncheckedIOException unusable) {
                throw unusable.getCause();
            }
            throw failed;
        }
    }

    /** Answers calls, those that wait first. */
    void serve(List<Surface> surfaces, List<Operation> operations) throws IOException {
        open().server().serve(surfaces, operations);
    }

    int port() {
        return opening.join().server().port();
    }

    /** What clients are to trust. */
    LocalCa ca() {
        return opening.join().ca();
    }

    @Override
    public void close() {
        try {
            opening.join().server().close();
        } catch (CompletionException neverOpened) {
            // nothing is to be closed; whoever waited for it knows why
        }
    }
}
