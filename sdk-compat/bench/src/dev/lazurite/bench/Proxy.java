package dev.lazurite.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** The same ARM GET through the proxy, on direct HTTPS and on plain HTTP, on connections that stay open. */
final class Proxy implements Benchmark {
    private static final double SECONDS = 2;

    @Override
    public List<Comparison> measure(Setting setting) throws Exception {
        Lazurite lazurite = new Lazurite(setting.root(), setting.scratch("lazurite"));
        List<Comparison> comparisons = new ArrayList<>();
        try (Server server = lazurite.start()) {
            Lazurite.answering(server);
            int port = server.port();
            SSLContext tls = lazurite.trusting();
            Map<String, String> headers = Lazurite.bearer(lazurite.token(port));
            String path = lazurite.workspace() + "?api-version=2024-10-01";
            Request real = Request.of("GET", Lazurite.ARM_HOST, path, headers, Request.EMPTY);
            Request local = Request.of("GET", "localhost", "/arm" + path, headers, Request.EMPTY);
            for (int clients : new int[] {1, 8}) {
                Map<String, Rounds.Sample> sides = new LinkedHashMap<>();
                sides.put("proxy", () -> rate(clients, () -> Connection.proxied(port, Lazurite.ARM_HOST, tls), real));
                sides.put("https", () -> rate(clients, () -> Connection.direct(port, Lazurite.ARM_HOST, tls), real));
                sides.put("http", () -> rate(clients, () -> Connection.plain(port), local));
                Map<String, List<Double>> samples = Rounds.take(setting.rounds(), Rounds.WARM_UP, sides);
                String name = "ARM GET through the proxy, " + clients + (clients == 1 ? " client" : " clients");
                comparisons.add(compared(name, "HTTPS", samples.get("proxy"), samples.get("https"), 0.9));
                comparisons.add(compared(name, "HTTP", samples.get("proxy"), samples.get("http"), 0.5));
            }
        }
        Server.delete(lazurite.data());
        return comparisons;
    }

    private static double rate(int clients, Load.Connecting connecting, Request request) throws Exception {
        return Load.rate(clients, SECONDS, 200, connecting, (client, number) -> request);
    }

    private static Comparison compared(
            String name, String peer, List<Double> ours, List<Double> theirs, double least) {
        return new Comparison(name, "1/s", peer, ours, theirs, Comparison.Bound.atLeast(least));
    }
}
