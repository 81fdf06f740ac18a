package dev.lazurite.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the start of the process to the first answer that only an authorised caller gets: a resource group for Lazurite, the
 * list of containers for Azurite. Both on a folder that was in use before, and the caller holds its credential already: a token
 * as Azure's clients keep it, the account's key. With the sign-in as well, and on a new folder, for Lazurite alone.
 */
final class Start implements Benchmark {
    private static final double FIRST_START_MS = 3000;

    @Override
    public List<Comparison> measure(Setting setting) throws Exception {
        Lazurite lazurite = new Lazurite(setting.root(), setting.scratch("lazurite"));
        Path blobs = setting.scratch("azurite");
        Request group;
        try (Server first = lazurite.start()) {
            Lazurite.answering(first);
            group = group(lazurite, lazurite.token(first.port()));
        }
        try (Server first = Azurite.start(setting, blobs)) {
            first.untilAnswered(Azurite.containers());
        }
        Map<String, Rounds.Sample> sides = new LinkedHashMap<>();
        sides.put("lazurite", () -> {
            try (Server server = lazurite.start()) {
                return server.untilAnswered(group);
            }
        });
        sides.put("azurite", () -> {
            try (Server server = Azurite.start(setting, blobs)) {
                return server.untilAnswered(Azurite.containers());
            }
        });
        sides.put("signing in", () -> {
            try (Server server = lazurite.start()) {
                Lazurite.answering(server);
                return server.untilAnswered(group(lazurite, lazurite.token(server.port())));
            }
        });
        sides.put("first ever", () -> firstEver(setting));
        Map<String, List<Double>> samples = Rounds.take(setting.rounds(), 1, sides);
        Server.delete(lazurite.data());
        Server.delete(blobs);
        List<Double> azurite = samples.get("azurite");
        return List.of(
                new Comparison(
                        "start", "ms", "Azurite", samples.get("lazurite"), azurite, Comparison.Bound.atMost(1)),
                new Comparison(
                        "start, sign-in included",
                        "ms",
                        "Azurite",
                        samples.get("signing in"),
                        azurite,
                        Comparison.UNBOUNDED),
                new Comparison(
                        "first start ever, sign-in included",
                        "ms",
                        "3 s",
                        samples.get("first ever"),
                        List.of(FIRST_START_MS),
                        Comparison.Bound.atMost(1)));
    }

    private static double firstEver(Setting setting) throws Exception {
        Lazurite fresh = new Lazurite(setting.root(), setting.scratch("first"));
        try (Server server = fresh.start()) {
            Lazurite.answering(server);
            return server.untilAnswered(group(fresh, fresh.token(server.port())));
        } finally {
            Server.delete(fresh.data());
        }
    }

    private static Request group(Lazurite lazurite, String token) throws Exception {
        String path = "/arm" + lazurite.subscription() + "/resourceGroups/lazurite?api-version=2024-11-01";
        return Lazurite.request(token, "GET", path, "");
    }
}
