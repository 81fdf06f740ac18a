package dev.lazurite.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.jobs.command.ClientEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The variables with which the clients inside jobs reach this instance; they wait for it to listen. */
final class JobClients implements ClientEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger(JobClients.class);

    private final Path data;
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private Map<String, String> made = Map.of();

    JobClients(Path data) {
        this.data = data;
    }

    /** Says where the instance listens. */
    void listening(int where) {
        port.complete(where);
    }

    /** Made once: to put the bundle of a hundred certificates together costs a tenth of a short job's processor time. */
    @Override
    public synchronized Map<String, String> variables() {
        if (made.isEmpty() || !Files.exists(Path.of(made.get("REQUESTS_CA_BUNDLE")))) {
            made = make();
        }
        return made;
    }

    private Map<String, String> make() {
        try {
            Path files = data.resolve("client");
            return Map.copyOf(new dev.lazurite.app.client.ClientEnvironment(files, port.join(), ClientFacts.read(data))
                    .forJob(System.getenv(), note -> LOG.info("for jobs: {}", note)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public String localAddress() {
        return "http://127.0.0.1:" + port.join();
    }
}
