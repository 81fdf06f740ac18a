package dev.lazurite.faults;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

import dev.lazurite.store.Database;
import dev.lazurite.store.Snapshots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code lazurite up} does about a data folder that is not as it should be, as its user sees it. */
class DataFolderFaultsTest {
    @TempDir
    private Path parent;

    private Path data;

    @BeforeEach
    void name() {
        data = parent.resolve("data");
    }

    /** What a start says that has to fail. */
    private String refused(String... more) throws IOException, InterruptedException {
        Path errors = ServerProcess.errors(data);
        Files.deleteIfExists(errors);
        Process process = ServerProcess.launch(data, more);
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(errors)).isEqualTo(1);
        return Files.readString(errors);
    }

    private void group(ServerProcess server, String name) throws IOException, InterruptedException {
        Caller caller = server.caller();
        Caller.ok(caller.arm("PUT", caller.subscription() + "/resourceGroups/" + name, "{\"location\": \"eastus\"}"));
    }

    private static int status(ServerProcess server, String name) throws IOException, InterruptedException {
        Caller caller = server.caller();
        return caller.arm("GET", caller.subscription() + "/resourceGroups/" + name, "")
                .statusCode();
    }

    private void damage() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(data.resolve("lazurite.mv.db").toFile(), "rw")) {
            file.write(new byte[(int) file.length()]);
        }
    }

    @Test
    void a_database_that_does_not_open_is_said_so_and_its_newest_copy_offered_and_restored() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            group(server, "before-the-copy");
        }
        try (Database database = Database.open(data)) {
            new Snapshots(database, data.resolve("snapshots"), Clock.systemUTC()).take();
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            group(server, "after-the-copy");
        }
        damage();
        assertThat(refused()).contains("does not open", "There is a copy of ", "'lazurite up --restore'");
        try (ServerProcess server = ServerProcess.start(data, "--restore")) {
            assertThat(status(server, "before-the-copy")).isEqualTo(200);
            assertThat(status(server, "after-the-copy")).isEqualTo(404);
        }
        assertThat(data.resolve("lazurite.mv.db.broken")).exists();
    }

    @Test
    void without_a_copy_the_way_out_is_to_begin_anew() throws Exception {
        ServerProcess.start(data).close();
        damage();
        assertThat(refused()).contains("does not open", "'lazurite reset'", "--data");
        assertThat(refused("--restore")).contains("There is no copy of the database in " + data.resolve("snapshots"));
    }

    @Test
    void a_folder_from_a_newer_version_is_refused_by_its_format() throws Exception {
        Files.createDirectory(data);
        Files.writeString(data.resolve("lazurite.json"), "{\"format\": 99, \"madeBy\": \"9.0\"}");
        assertThat(refused()).contains("is from a newer version (format 99, made by 9.0)", "--data");
    }

    @Test
    void a_clean_end_closes_the_database_and_leaves_no_record() throws Exception {
        try (ServerProcess server = ServerProcess.start(data)) {
            assertThat(server.alive()).isTrue();
            assertThat(refused()).contains("is in use by a running instance: process ", "'lazurite down'");
            assertThat(header()).doesNotContain("clean:1");
        }
        // H2 writes this mark when it was shut down and not cut off.
        assertThat(header()).contains("clean:1");
        assertThat(data.resolve("instance.json")).doesNotExist();
    }

    private String header() throws IOException {
        byte[] begin = new byte[4096];
        try (RandomAccessFile file =
                new RandomAccessFile(data.resolve("lazurite.mv.db").toFile(), "r")) {
            file.readFully(begin);
        }
        return new String(begin, StandardCharsets.ISO_8859_1);
    }
}
