package dev.lazurite.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * 64 clients at once against a server with the heap that the launcher gives it. In the build they go on for a few seconds;
 * {@code -Dlazurite.crowd.seconds=30} is what a release is held to.
 */
class CrowdTest {
    private static final int CLIENTS = 64;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("lazurite.crowd.seconds", 6));

    /** Lists grow: they are read in every fifth round. */
    private static final int LISTED = 5;

    @TempDir
    private Path parent;

    /** A client with its writers, each of which has a part in every round. */
    private record Client(Caller caller, List<Writer> writers) {
        static Client of(ServerProcess server, int number) throws IOException, InterruptedException {
            Client client = new Client(
                    server.caller(),
                    List.of(
                            new DocumentWriter("documents-" + number),
                            new BatchWriter("batches-" + number),
                            new BlobWriter("blobs-" + number)));
            for (Writer writer : client.writers) {
                writer.prepare(client.caller);
            }
            return client;
        }

        Client work(long end) throws IOException, InterruptedException {
            for (int round = 1; System.nanoTime() < end; round++) {
                for (Writer writer : writers) {
                    writer.write(caller);
                    writer.check(caller, writer.acknowledged());
                    if (round % LISTED == 0) {
                        writer.checkAll(caller);
                    }
                }
            }
            return this;
        }

        Client check() throws IOException, InterruptedException {
            for (Writer writer : writers) {
                writer.checkFrom(caller, 0);
            }
            return this;
        }
    }

    @Test
    void sixty_four_clients_at_once_meet_no_failure_and_read_back_all_that_was_acknowledged() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (ServerProcess server = ServerProcess.start(parent.resolve("data"))) {
            List<Callable<Client>> arrivals = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                arrivals.add(() -> Client.of(server, number));
            }
            List<Client> clients = all(threads, arrivals);
            long end = System.nanoTime() + TIME.toNanos();
            all(
                    threads,
                    clients.stream()
                            .<Callable<Client>>map(client -> () -> client.work(end))
                            .toList());
            all(
                    threads,
                    clients.stream()
                            .<Callable<Client>>map(client -> client::check)
                            .toList());

            assertThat(count(server.caller())).isEqualTo(List.of(CLIENTS, CLIENTS, CLIENTS));
            assertThat(server.alive()).isTrue();
            assertThat(Files.readString(server.data().resolve("logs/lazurite.log")))
                    .doesNotContain("ERROR");
            System.out.println(CLIENTS + " clients, " + TIME.toSeconds() + " s: " + rounds(clients)
                    + " rounds of 8 writes and reads; peak memory of the server " + server.peakMebibytes() + " MiB");
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Client> all(ExecutorService threads, List<Callable<Client>> work) throws Exception {
        List<Client> done = new ArrayList<>();
        for (Future<Client> one : threads.invokeAll(work)) {
            done.add(one.get());
        }
        return done;
    }

    private static int rounds(List<Client> clients) {
        return clients.stream()
                .mapToInt(client -> client.writers().get(2).acknowledged())
                .sum();
    }

    /** How many data assets, resource groups and experiments the clients have made. */
    private static List<Integer> count(Caller caller) throws IOException, InterruptedException {
        int assets = 0;
        String next = caller.workspace() + "/data";
        while (!next.isEmpty()) {
            JsonNode page = Caller.json(caller.arm("GET", next, ""));
            assets += page.path("value").size();
            next = page.has("nextLink") ? Caller.local(page.path("nextLink").asText()) : "";
        }
        List<String> groups = Caller.json(caller.arm("GET", caller.subscription() + "/resourceGroups", ""))
                .path("value")
                .findValuesAsText("name");
        List<String> experiments = Caller.json(caller.mlflow("POST", "experiments/search", "{\"max_results\": 1000}"))
                .path("experiments")
                .findValuesAsText("name");
        return List.of(
                assets,
                (int) groups.stream()
                        .filter(name -> name.startsWith("documents-"))
                        .count(),
                (int) experiments.stream()
                        .filter(name -> name.startsWith("batches-"))
                        .count());
    }
}
