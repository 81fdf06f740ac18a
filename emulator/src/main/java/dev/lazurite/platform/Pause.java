package dev.lazurite.platform;

import java.time.Duration;

/** The one place where a thread waits for real time. */
public final class Pause {
    private Pause() {}

    /**
     * Waits for {@code duration}.
     *
     * @return false when the thread was interrupted, which is then still marked so
     */
    public static boolean of(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
