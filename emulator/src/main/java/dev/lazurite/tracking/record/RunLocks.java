package dev.lazurite.tracking.record;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * One lock for every 64th run. Two transactions that write the same rows of a run would make the database wait for one and
 * then refuse it; here they take turns.
 */
final class RunLocks {
    private static final int STRIPES = 64;

    private final Lock[] locks =
            IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);

    void locked(long run, Runnable work) {
        Lock lock = locks[(int) (run % STRIPES)];
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
