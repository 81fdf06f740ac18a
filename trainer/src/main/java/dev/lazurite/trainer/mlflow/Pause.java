package dev.lazurite.trainer.mlflow;

import java.time.Duration;

/** Waits between tries; a test need not. */
@FunctionalInterface
interface Pause {
    void of(Duration time) throws InterruptedException;

    static Pause sleeping() {
        return time -> Thread.sleep(time.toMillis());
    }
}
