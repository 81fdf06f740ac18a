package dev.lazurite.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that send one request after another, each on a connection of its own, for some time. */
final class Load {
    private Load() {}

    /** Opens a client's connection. */
    interface Connecting {
        Connection open() throws IOException;
    }

    /** Makes a client's next request. */
    interface Requests {
        Request next(int client, int number);
    }

    /** Answers a second, all clients together; any other answer than {@code expected} ends the run. */
    static double rate(int clients, double seconds, int expected, Connecting connecting, Requests requests)
            throws Exception {
        List<Connection> connections = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            for (int client = 0; client < clients; client++) {
                connections.add(connecting.open());
            }
            long begun = System.nanoTime();
            long end = begun + (long) (seconds * 1e9);
            List<Future<Integer>> counts = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                counts.add(threads.submit(() -> send(connections.get(number), number, end, expected, requests)));
            }
            int total = 0;
            for (Future<Integer> count : counts) {
                total += count.get();
            }
            return total / ((System.nanoTime() - begun) / 1e9);
        } finally {
            threads.shutdownNow();
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static int send(Connection connection, int client, long end, int expected, Requests requests)
            throws IOException {
        int sent = 0;
        while (System.nanoTime() < end) {
            Connection.Answer answer = connection.send(requests.next(client, sent));
            if (answer.status() != expected) {
                throw new IOException("answered " + answer);
            }
            sent++;
        }
        return sent;
    }
}
