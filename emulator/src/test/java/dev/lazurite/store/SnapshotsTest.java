package dev.lazurite.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotsTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path data;

    private Snapshots at(Database database, int minutes) {
        Clock clock = Clock.fixed(START.plus(Duration.ofMinutes(minutes)), ZoneOffset.UTC);
        return new Snapshots(database, data.resolve("snapshots"), clock);
    }

    private static void add(Database database, int value) {
        database.write(handle -> {
            handle.execute("CREATE TABLE IF NOT EXISTS sample (number INT)");
            handle.execute("INSERT INTO sample VALUES (?)", value);
        });
    }

    private static List<Integer> all(Database database) {
        return database.read(handle -> handle.createQuery("SELECT number FROM sample ORDER BY number")
                .mapTo(Integer.class)
                .list());
    }

    private void breakDatabase() throws IOException {
        Files.write(data.resolve("lazurite.mv.db"), new byte[64 * 1024]);
    }

    @Test
    void a_database_that_no_longer_opens_goes_back_to_its_newest_copy() throws IOException {
        try (Database database = Database.open(data)) {
            add(database, 1);
            at(database, 0).take();
            add(database, 2);
            at(database, 1).take();
            add(database, 3);
        }
        breakDatabase();
        assertThatThrownBy(() -> Database.open(data)).isInstanceOf(DatabaseUnreadable.class);

        Path newest = Snapshots.newest(data.resolve("snapshots")).orElseThrow();
        assertThat(Snapshots.taken(newest)).isEqualTo("2026-11-24 10:01 UTC");
        Snapshots.restore(newest, data);

        try (Database database = Database.open(data)) {
            assertThat(all(database)).containsExactly(1, 2);
        }
        assertThat(data.resolve("lazurite.mv.db.broken")).hasSize(64 * 1024);
    }

    @Test
    void a_database_that_a_later_version_has_migrated_is_refused() {
        try (Database database = Database.open(data)) {
            database.write(handle -> handle.execute("INSERT INTO \"flyway_schema_history\" (\"installed_rank\","
                    + " \"version\", \"description\", \"type\", \"script\", \"installed_by\","
                    + " \"execution_time\", \"success\") VALUES (999, '999', 'later', 'SQL', 'V999', 'x', 1, TRUE)"));
        }
        assertThatThrownBy(() -> Database.open(data))
                .isInstanceOf(DatabaseIncompatible.class)
                .hasMessageContaining("made by another version");
    }

    @Test
    void only_the_newest_copies_are_kept() throws IOException {
        try (Database database = Database.open(data)) {
            for (int minute = 0; minute < 5; minute++) {
                at(database, minute).take();
            }
        }
        try (Stream<Path> files = Files.list(data.resolve("snapshots"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "database-20261124T100200.000Z.zip",
                            "database-20261124T100300.000Z.zip",
                            "database-20261124T100400.000Z.zip");
        }
    }

    @Test
    void a_folder_without_copies_has_no_newest_one() {
        assertThat(Snapshots.newest(data.resolve("snapshots"))).isEmpty();
    }
}
