package dev.lazurite.jobs.queue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs what it is given one after the other, in order, on the threads that finish jobs: state that only this touches needs no lock. */
public final class Serial implements Executor {
    private final Workers workers;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public Serial(Workers workers) {
        this.workers = workers;
    }

    @Override
    public void execute(Runnable work) {
        synchronized (this) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        workers.finish(this::drain);
    }

    private void drain() {
        while (true) {
            Runnable next;
            synchronized (this) {
                if (waiting.isEmpty()) {
                    running = false;
                    return;
                }
                next = waiting.remove();
            }
            next.run();
        }
    }
}
