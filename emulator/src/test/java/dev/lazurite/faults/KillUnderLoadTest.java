package dev.lazurite.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.lazurite.platform.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code kill -9} under write load. The build kills the server four times; {@code -Dlazurite.kill.cycles=50} is the count that
 * a release is held to.
 */
class KillUnderLoadTest {
    private static final int CYCLES = Integer.getInteger("lazurite.kill.cycles", 4);

    /** Differs a little from cycle to cycle, so that the kill falls on different moments of a write. */
    private static final Duration LOAD = Duration.ofSeconds(1);

    @TempDir
    private Path parent;

    private final List<Writer> writers = new ArrayList<>();

    @Test
    void no_acknowledged_write_is_lost_when_the_server_is_killed_and_the_store_opens() throws Exception {
        for (int i = 0; i < 2; i++) {
            writers.addAll(List.of(
                    new DocumentWriter("documents-" + i),
                    new BatchWriter("batches-" + i),
                    new TagWriter("tags-" + i),
                    new BlobWriter("blobs-" + i)));
        }
        Path data = parent.resolve("data");
        int[] checked = new int[writers.size()];
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            ServerProcess server = ServerProcess.start(data);
            Caller caller = server.caller();
            if (cycle == 0) {
                for (Writer writer : writers) {
                    writer.prepare(caller);
                }
            }
            check(caller, checked);
            loadAndKill(server);
        }
        try (ServerProcess server = ServerProcess.start(data)) {
            check(server.caller(), new int[writers.size()]);
        }
        System.out.println(CYCLES + " kills, acknowledged and read back: "
                + writers.stream()
                        .map(writer -> writer.name() + " " + writer.acknowledged())
                        .toList());
        assertThat(writers)
                .allSatisfy(writer -> assertThat(writer.acknowledged()).isPositive());
    }

    @Test
    void a_first_start_that_is_killed_on_the_way_is_made_good_by_the_next_one() throws Exception {
        for (int millis = 400; millis <= 2800; millis += 800) {
            Path data = parent.resolve("killed-after-" + millis);
            Process process = ServerProcess.launch(data);
            Pause.of(Duration.ofMillis(millis));
            process.destroyForcibly().waitFor();
            try (ServerProcess server = ServerProcess.start(data)) {
                Caller caller = server.caller();
                assertThat(Caller.json(caller.arm("GET", caller.workspace() + "/datastores", ""))
                                .path("value")
                                .findValuesAsText("name"))
                        .contains("workspaceblobstore", "workspaceartifactstore");
            }
        }
    }

    /** Reads back what was acknowledged since the last time, so that a failure tells its cycle. */
    private void check(Caller caller, int[] checked) throws IOException, InterruptedException {
        for (int i = 0; i < checked.length; i++) {
            writers.get(i).checkFrom(caller, checked[i]);
            checked[i] = writers.get(i).acknowledged();
        }
    }

    private void loadAndKill(ServerProcess server) throws Exception {
        AtomicBoolean killed = new AtomicBoolean();
        List<Throwable> refused = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (Writer writer : writers) {
            Caller caller = server.caller();
            Thread thread = new Thread(
                    () -> {
                        try {
                            while (true) {
                                writer.write(caller);
                            }
                        } catch (IOException gone) {
                            if (!killed.get()) {
                                add(refused, gone);
                            }
                        } catch (InterruptedException | AssertionError failed) {
                            add(refused, failed);
                        }
                    },
                    writer.name());
            threads.add(thread);
            thread.start();
        }
        Pause.of(LOAD.plusMillis(System.nanoTime() / 1000 % 500));
        killed.set(true);
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(refused).isEmpty();
    }

    private static void add(List<Throwable> failures, Throwable failure) {
        synchronized (failures) {
            failures.add(failure);
        }
    }
}
