package dev.lazurite.app.instance;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.platform.Json;

/** Asks whether the instance of a data folder answers. A process id proves nothing: another process may have it by now. */
public final class Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Probe() {}

    /** The record of the folder's instance when that very instance answers on its port. */
    public static Optional<InstanceRecord> find(DataFolder folder) {
        return folder.record().filter(record -> answers(record.port(), record.id()));
    }

    /** Whether the instance {@code id} answers on a local port. */
    static boolean answers(int port, String id) {
        return healthz(port)
                .map(answer -> answer.path("instance").asText().equals(id))
                .orElse(false);
    }

    /** What an instance of Lazurite on a local port says of itself; empty when there is none. */
    public static Optional<JsonNode> healthz(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/healthz").toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setRequestProperty("Host", "localhost:" + port);
            try {
                if (connection.getResponseCode() != 200) {
                    return Optional.empty();
                }
                JsonNode answer =
                        Json.MAPPER.readTree(connection.getInputStream().readAllBytes());
                return answer.path("instance").isTextual() ? Optional.of(answer) : Optional.empty();
            } finally {
                connection.disconnect();
            }
        } catch (IOException nobodyThere) {
            return Optional.empty();
        }
    }
}
