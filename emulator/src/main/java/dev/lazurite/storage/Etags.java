package dev.lazurite.storage;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Etags of the storage service: the time of the write in ticks of 100 ns since the year 1, in hexadecimal. No two writes of an
 * instance have the same one.
 */
final class Etags {
    private static final long EPOCH = 621_355_968_000_000_000L;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    /** The etag and the time of a write. */
    record Stamp(long etag, Instant time) {}

    Etags(Clock clock) {
        this.clock = clock;
    }

    Stamp next() {
        Instant now = clock.instant();
        long ticks = EPOCH + now.getEpochSecond() * 10_000_000 + now.getNano() / 100;
        return new Stamp(last.updateAndGet(before -> Math.max(before + 1, ticks)), now);
    }

    static String text(long etag) {
        return "\"0x" + Long.toHexString(etag).toUpperCase(java.util.Locale.ROOT) + '"';
    }
}
