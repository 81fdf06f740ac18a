package dev.lazurite.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** A command job of {@code true} in a cached environment, from its PUT to Completed in ARM, beside {@code bash -c true} itself. */
final class Job implements Benchmark {
    private static final double MOST_MS = 200;
    private static final int JOBS = 5;

    @Override
    public List<Comparison> measure(Setting setting) throws Exception {
        Lazurite lazurite = new Lazurite(setting.root(), setting.scratch("lazurite"));
        Map<String, List<Double>> samples;
        try (Server server = lazurite.start()) {
            Lazurite.answering(server);
            String token = lazurite.token(server.port());
            String environment = lazurite.workspace() + "/environments/bench/versions/1";
            Lazurite.call(
                    server.port(),
                    Lazurite.request(
                            token, "PUT", arm(environment), "{\"properties\":{\"image\":\"mcr.microsoft.com/azureml/base\"}}"));
            String body = "{\"properties\":{\"jobType\":\"Command\",\"command\":\"true\",\"experimentName\":\"bench\","
                    + "\"environmentId\":\"" + environment + "\",\"resources\":{\"instanceCount\":1}}}";
            Map<String, Rounds.Sample> sides = new LinkedHashMap<>();
            try (Connection connection = Connection.plain(server.port())) {
                sides.put("job", () -> median(() -> job(connection, token, lazurite.workspace(), body)));
                sides.put("process", () -> median(Job::process));
                samples = Rounds.take(setting.rounds(), Rounds.WARM_UP, sides);
            }
        }
        Server.delete(lazurite.data());
        List<Double> overhead = new ArrayList<>();
        for (int round = 0; round < samples.get("job").size(); round++) {
            overhead.add(samples.get("job").get(round) - samples.get("process").get(round));
        }
        return List.of(new Comparison(
                "job of `true` above the process itself",
                "ms",
                "200 ms",
                overhead,
                List.of(MOST_MS),
                Comparison.Bound.atMost(1)));
    }

    private static double median(Rounds.Sample sample) throws Exception {
        List<Double> samples = new ArrayList<>();
        for (int number = 0; number < JOBS; number++) {
            samples.add(sample.take());
        }
        return Rounds.median(samples);
    }

    private static String arm(String id) {
        return "/arm" + id + "?api-version=2024-10-01";
    }

    private static double job(Connection connection, String token, String workspace, String body) throws Exception {
        String path = arm(workspace + "/jobs/bench-" + System.nanoTime());
        Request get = Lazurite.request(token, "GET", path, "");
        long begun = System.nanoTime();
        Connection.Answer created = connection.send(Lazurite.request(token, "PUT", path, body));
        if (created.status() != 201) {
            throw new IllegalStateException("answered " + created);
        }
        while (true) {
            Connection.Answer answer = connection.send(get);
            JsonNode properties = Lazurite.json(answer.body()).path("properties");
            switch (properties.path("status").asText()) {
                case "Completed" -> {
                    return (System.nanoTime() - begun) / 1e6;
                }
                case "Failed", "Canceled" -> throw new IllegalStateException("the job ended: " + answer.body());
                default -> Thread.sleep(2);
            }
        }
    }

    private static double process() throws Exception {
        long begun = System.nanoTime();
        new ProcessBuilder("bash", "-c", "true").start().waitFor();
        return (System.nanoTime() - begun) / 1e6;
    }
}
