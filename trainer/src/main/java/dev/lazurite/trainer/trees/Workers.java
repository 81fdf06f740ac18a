package dev.lazurite.trainer.trees;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs independent pieces of work on some threads; with one, in the caller's own. */
final class Workers implements AutoCloseable {
    private final ForkJoinPool pool;

    Workers(int threads) {
        pool = threads > 1 ? new ForkJoinPool(threads) : null;
    }

    /** Runs the pieces 0 to {@code count - 1}; returns when all are done. */
    void each(int count, IntConsumer piece) {
        if (pool == null) {
            for (int i = 0; i < count; i++) {
                piece.accept(i);
            }
        } else {
            pool.submit(() -> IntStream.range(0, count).parallel().forEach(piece))
                    .join();
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdown();
        }
    }
}
