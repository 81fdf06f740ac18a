package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EnvironmentCacheTest {
    private static final long LIMIT = 2500;

    @TempDir
    private Path data;

    private EnvironmentCache cache;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        cache = new EnvironmentCache(data, LIMIT);
    }

    /** Builds an environment of a thousand bytes that was last used at a time. */
    private void build(String key, long used) throws IOException {
        Files.write(Files.createDirectories(cache.place(key)).resolve("file"), new byte[1000]);
        cache.built(key);
        cache.used(key, FileTime.fromMillis(used));
    }

    @Test
    void the_one_that_was_not_used_for_the_longest_time_goes() throws IOException {
        build("a", 2000);
        build("b", 1000);
        build("c", 3000);
        cache.shrink(said::add);
        assertThat(cache.complete("b")).isFalse();
        assertThat(cache.place("b")).doesNotExist();
        assertThat(List.of(cache.complete("a"), cache.complete("c"))).containsOnly(true);
        assertThat(said).singleElement().asString().startsWith("environment b, last used 1970-01-01T00:00:01Z");
        assertThat(EnvironmentCache.usage(data)).contains(new EnvironmentCache.Usage(2, 2000, LIMIT));
    }

    @Test
    void one_that_is_held_stays_until_its_holder_is_gone_also_after_a_restart() throws IOException {
        Path job = Files.createDirectories(data.resolve("jobs/j"));
        cache.hold("old", job);
        build("old", 1000);
        build("b", 2000);
        build("c", 3000);
        open();
        cache.shrink(said::add);
        assertThat(cache.complete("old")).isTrue();
        assertThat(cache.complete("b")).isFalse();
        Files.delete(job);
        build("d", 4000);
        cache.shrink(said::add);
        assertThat(cache.complete("old")).isFalse();
        assertThat(cache.complete("d")).isTrue();
    }

    @Test
    void where_all_are_held_the_log_says_that_they_take_too_much() throws IOException {
        for (String key : List.of("a", "b", "c")) {
            cache.hold(key, data);
            build(key, 1000);
        }
        cache.shrink(said::add);
        assertThat(said).singleElement().asString().startsWith("the environments in use take");
        assertThat(EnvironmentCache.usage(data).orElseThrow().environments()).isEqualTo(3);
    }

    @Test
    void a_folder_without_environments_says_nothing() {
        assertThat(EnvironmentCache.usage(data.resolve("other"))).isEmpty();
    }
}
