package dev.lazurite.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;

/** Put Blob of new blobs with a shared key, on plain HTTP and on the same disk on both sides. */
final class Blob implements Benchmark {
    private static final double SECONDS = 2;
    private static final double MIB = 1024 * 1024;

    /** A Blob service: where its account answers, and how calls are signed. */
    private record Side(int port, String base, SharedKey key) {
        void container() throws Exception {
            Lazurite.call(
                    port,
                    key.request("PUT", base + "/bench", Map.of("restype", "container"), Map.of(), Request.EMPTY));
        }

        double puts(int clients, byte[] content) throws Exception {
            String round = Long.toString(System.nanoTime(), 36);
            return Load.rate(clients, SECONDS, 201, () -> Connection.plain(port), (client, number) -> put(
                    round + "-" + client + "-" + number, content));
        }

        private Request put(String name, byte[] content) {
            Map<String, String> headers = Map.of("x-ms-blob-type", "BlockBlob");
            return key.request("PUT", base + "/bench/" + name, Map.of(), headers, content);
        }
    }

    @Override
    public List<Comparison> measure(Setting setting) throws Exception {
        Lazurite lazurite = new Lazurite(setting.root(), setting.scratch("lazurite"));
        Path blobs = setting.scratch("azurite");
        List<Comparison> comparisons = new ArrayList<>();
        try (Server server = lazurite.start();
                Server peer = Azurite.start(setting, blobs)) {
            Lazurite.answering(server);
            peer.untilAnswered(Azurite.containers());
            Side ours = side(lazurite, server.port());
            Side theirs = new Side(peer.port(), "/" + Azurite.ACCOUNT.account(), Azurite.ACCOUNT);
            ours.container();
            theirs.container();
            byte[] content = new byte[64 << 20];
            new Random(1).nextBytes(content);
            byte[] small = Arrays.copyOf(content, 1024);
            comparisons.add(compared("blob of 1 KiB, 1 client", "1/s", setting.rounds(), ours, theirs, 1, small, 1));
            comparisons.add(compared("blob of 1 KiB, 8 clients", "1/s", setting.rounds(), ours, theirs, 8, small, 1));
            comparisons.add(compared(
                    "blob of 64 MiB, 1 client", "MiB/s", setting.rounds(), ours, theirs, 1, content, content.length / MIB));
        }
        Server.delete(lazurite.data());
        Server.delete(blobs);
        return comparisons;
    }

    private static Side side(Lazurite lazurite, int port) throws Exception {
        String token = lazurite.token(port);
        String accounts = "/arm" + lazurite.subscription()
                + "/resourceGroups/lazurite/providers/Microsoft.Storage/storageAccounts";
        String version = "?api-version=2023-05-01";
        JsonNode account = Lazurite.call(port, Lazurite.request(token, "GET", accounts + version, ""))
                .at("/value/0/name");
        String keys = accounts + "/" + account.asText() + "/listKeys" + version;
        JsonNode key = Lazurite.call(port, Lazurite.request(token, "POST", keys, "")).at("/keys/0/value");
        return new Side(port, "/blob/" + account.asText(), new SharedKey(account.asText(), key.asText()));
    }

    private static Comparison compared(
            String name, String unit, int rounds, Side ours, Side theirs, int clients, byte[] content, double scale)
            throws Exception {
        Map<String, Rounds.Sample> sides = new LinkedHashMap<>();
        sides.put("lazurite", () -> scale * ours.puts(clients, content));
        sides.put("azurite", () -> scale * theirs.puts(clients, content));
        Map<String, List<Double>> samples = Rounds.take(rounds, Rounds.WARM_UP, sides);
        return new Comparison(
                name, unit, "Azurite", samples.get("lazurite"), samples.get("azurite"), Comparison.Bound.atLeast(1));
    }
}
