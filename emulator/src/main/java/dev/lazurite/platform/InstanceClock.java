package dev.lazurite.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time of an instance: that of the machine and an offset, which is kept in {@value #FILE} of the data folder and so
 * outlives a restart. What waits for a time is an {@link Alarm}: it rings when that time comes by itself, and, at that very
 * time and in order, when the clock is moved over it.
 */
public final class InstanceClock extends Clock {
    /** The name of the file in the data folder. */
    public static final String FILE = "clock.json";

    /** What happens at certain times. */
    public interface Alarm {
        /** When it is to ring next; empty when it is not. */
        Optional<Instant> next();

        /** Its time has come; {@link #next} is later than {@code now} afterwards. */
        void ring(Instant now);

        /** The clock went back: what was to happen is to be found anew, from {@code now}. */
        void reset(Instant now);
    }

    private static final Logger LOG = LoggerFactory.getLogger(InstanceClock.class);

    private final Clock machine;
    private final Path file;
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private volatile Duration offset;

    private InstanceClock(Clock machine, Path file, Duration offset) {
        this.machine = machine;
        this.file = file;
        this.offset = offset;
    }

    /** The clock of a data folder. */
    public static InstanceClock open(Path folder, Clock machine) throws IOException {
        Path file = folder.resolve(FILE);
        Duration offset = Duration.ZERO;
        if (Files.exists(file)) {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            offset = Duration.parse(Json.text(Json.parse(text), "offset", "PT0S"));
        }
        return new InstanceClock(machine, file, offset);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset);
    }

    /** How far it is ahead of the machine's. */
    public Duration offset() {
        return offset;
    }

    public void add(Alarm alarm) {
        alarms.add(alarm);
    }

    /** Rings every second what is due. */
    public void tick(ScheduledExecutorService executor) {
        var unused = executor.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Rings what is due. */
    synchronized void tick() {
        Instant now = instant();
        for (Alarm alarm : alarms) {
            try {
                if (due(alarm, now)) {
                    alarm.ring(now);
                }
            } catch (RuntimeException failed) {
                // The next tick tries again; whoever calls this regularly must not stop.
                LOG.error("what was due at {} failed", now, failed);
            }
        }
    }

    /** Moves forward, and stops on the way at each time at which something is to happen. */
    public synchronized Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time moves forward; only reset goes back");
        }
        Duration moved = offset.plus(by);
        Instant target = machine.instant().plus(moved);
        Optional<Alarm> first = first(target);
        while (first.isPresent()) {
            Instant due = first.get().next().orElse(target);
            if (due.isAfter(instant())) {
                moveTo(due);
            }
            first.get().ring(due);
            first = first(target);
        }
        keep(moved);
        return instant();
    }

    /** Goes back to the machine's time. */
    public synchronized Instant reset() {
        keep(Duration.ZERO);
        Instant now = instant();
        alarms.forEach(alarm -> alarm.reset(now));
        return now;
    }

    private Optional<Alarm> first(Instant target) {
        return alarms.stream()
                .filter(alarm -> due(alarm, target))
                .min(Comparator.comparing(alarm -> alarm.next().orElse(target)));
    }

    private static boolean due(Alarm alarm, Instant time) {
        return alarm.next().filter(next -> !next.isAfter(time)).isPresent();
    }

    private void moveTo(Instant time) {
        keep(Duration.between(machine.instant(), time));
    }

    private void keep(Duration moved) {
        try {
            OwnerOnly.write(file, Json.bytes(Json.object().put("offset", moved.toString())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        offset = moved;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, zone);
    }

    private static final class Zoned extends Clock {
        private final Clock clock;
        private final ZoneId zone;

        Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(clock, other);
        }
    }
}
