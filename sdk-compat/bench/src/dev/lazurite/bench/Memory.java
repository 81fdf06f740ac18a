package dev.lazurite.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Resident memory of a server that has answered once and then was left alone. */
final class Memory implements Benchmark {
    private static final double MOST_MIB = 200;
    private static final long IDLE_MS = 8_000;

    @Override
    public List<Comparison> measure(Setting setting) throws Exception {
        Lazurite lazurite = new Lazurite(setting.root(), setting.scratch("lazurite"));
        Path blobs = setting.scratch("azurite");
        Map<String, Rounds.Sample> sides = new LinkedHashMap<>();
        sides.put("lazurite", () -> {
            try (Server server = lazurite.start()) {
                Lazurite.answering(server);
                String token = lazurite.token(server.port());
                String path = "/arm" + lazurite.workspace() + "?api-version=2024-10-01";
                Lazurite.call(server.port(), Lazurite.request(token, "GET", path, ""));
                Thread.sleep(IDLE_MS);
                return server.memory();
            }
        });
        sides.put("azurite", () -> {
            try (Server server = Azurite.start(setting, blobs)) {
                server.untilAnswered(Azurite.containers());
                Thread.sleep(IDLE_MS);
                return server.memory();
            }
        });
        Map<String, List<Double>> samples = Rounds.take(Math.min(3, setting.rounds()), 0, sides);
        Server.delete(lazurite.data());
        Server.delete(blobs);
        List<Double> ours = samples.get("lazurite");
        return List.of(
                new Comparison("idle memory", "MiB", "200 MiB", ours, List.of(MOST_MIB), Comparison.Bound.atMost(1)),
                new Comparison("idle memory", "MiB", "Azurite", ours, samples.get("azurite"), Comparison.UNBOUNDED));
    }
}
