package dev.lazurite.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InstanceClockTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final Clock machine = Clock.fixed(NOON, ZoneOffset.UTC);

    /** Rings every so often, and notes what time the clock says then. */
    private static final class Bell implements InstanceClock.Alarm {
        private final InstanceClock clock;
        private final Duration every;
        private final List<Instant> rung;
        private Instant next;

        Bell(InstanceClock clock, Duration every, List<Instant> rung) {
            this.clock = clock;
            this.every = every;
            this.rung = rung;
            this.next = NOON.plus(every);
        }

        @Override
        public Optional<Instant> next() {
            return Optional.of(next);
        }

        @Override
        public void ring(Instant now) {
            rung.add(clock.instant());
            next = now.plus(every);
        }

        @Override
        public void reset(Instant now) {
            next = now.plus(every);
        }
    }

    @Test
    void advancing_rings_what_is_due_on_the_way_in_order_and_at_its_time() throws IOException {
        InstanceClock clock = InstanceClock.open(folder, machine);
        List<Instant> rung = new ArrayList<>();
        clock.add(new Bell(clock, Duration.ofHours(8), rung));
        clock.add(new Bell(clock, Duration.ofHours(5), rung));
        assertThat(clock.advance(Duration.ofHours(12))).isEqualTo(NOON.plus(Duration.ofHours(12)));
        assertThat(rung)
                .containsExactly(
                        NOON.plus(Duration.ofHours(5)),
                        NOON.plus(Duration.ofHours(8)),
                        NOON.plus(Duration.ofHours(10)));
    }

    @Test
    void the_offset_outlives_a_restart_and_ends_with_a_reset() throws IOException {
        InstanceClock.open(folder, machine).advance(Duration.ofDays(1));
        InstanceClock later = InstanceClock.open(folder, machine);
        assertThat(later.instant()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(later.reset()).isEqualTo(NOON);
        assertThat(InstanceClock.open(folder, machine).offset()).isZero();
    }

    @Test
    void a_tick_rings_what_the_time_of_the_machine_has_come_to() throws IOException {
        InstanceClock clock = InstanceClock.open(folder, machine);
        List<Instant> rung = new ArrayList<>();
        clock.add(new Bell(clock, Duration.ZERO, rung));
        clock.add(new Bell(clock, Duration.ofSeconds(1), rung));
        clock.tick();
        assertThat(rung).containsExactly(NOON);
    }
}
