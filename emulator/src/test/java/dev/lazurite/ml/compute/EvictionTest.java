package dev.lazurite.ml.compute;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EvictionTest {
    private static Eviction rate(String rate) {
        return Eviction.of(Json.object().put("lazurite.evictionRate", rate).put("lazurite.evictionWithin", "PT4S"));
    }

    @Test
    void nothing_is_taken_away_unless_a_tag_says_so() {
        assertThat(Eviction.of(Json.object()).of("job", 0)).isEmpty();
    }

    @Test
    void as_many_jobs_lose_their_nodes_as_the_rate_says_and_within_the_time_that_it_says() {
        Eviction half = rate("0.5");
        long evicted = IntStream.range(0, 1000)
                .filter(i -> half.of("job" + i, 0).isPresent())
                .count();
        assertThat(evicted).isBetween(450L, 550L);
        assertThat(half.of("job1", 0)).isEqualTo(rate("0.5").of("job1", 0));
        IntStream.range(0, 100)
                .forEach(i -> half.of("job" + i, 0)
                        .ifPresent(after -> assertThat(after).isBetween(Duration.ZERO, Duration.ofSeconds(4))));
    }

    @Test
    void a_rate_that_would_evict_for_ever_is_refused_with_the_range() {
        assertThatThrownBy(() -> rate("1")).isInstanceOf(Fault.class).hasMessageContaining("0 to 0.95");
        assertThatThrownBy(() -> rate("often")).isInstanceOf(Fault.class).hasMessageContaining("'often'");
    }
}
