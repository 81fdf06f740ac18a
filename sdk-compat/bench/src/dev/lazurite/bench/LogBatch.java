package dev.lazurite.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MLflow's {@code runs/log-batch}, 1,000 metrics a call, against {@code mlflow server} on SQLite: as 1,000 names of one point
 * each and as 4 names of 250, which is the most of one name that Azure ML takes. What was acknowledged has to be there after
 * {@code kill -9}. The rates of MLflow's own Python client stand beside.
 */
final class LogBatch implements Benchmark {
    private static final double SECONDS = 3;
    private static final double TIMES = 20;

    /** A server to log to. */
    private record Side(int port, String base, Map<String, String> headers) {
        Request request(String call, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return Request.of("POST", "localhost", base + "/api/2.0/mlflow/" + call, headers, bytes);
        }

        /** A new run in a new experiment. */
        String run() throws IOException {
            String experiment = Lazurite.call(
                            port, request("experiments/create", "{\"name\":\"bench-" + System.nanoTime() + "\"}"))
                    .path("experiment_id")
                    .asText();
            String body = "{\"experiment_id\":\"" + experiment + "\",\"start_time\":" + System.currentTimeMillis() + "}";
            return Lazurite.call(port, request("runs/create", body)).at("/run/info/run_id").asText();
        }
    }

    @Override
    public List<Comparison> measure(Setting setting) throws Exception {
        Lazurite lazurite = new Lazurite(setting.root(), setting.scratch("lazurite"));
        Path store = setting.scratch("mlflow");
        List<Comparison> comparisons = new ArrayList<>();
        try (Server server = lazurite.start();
                Server peer = mlflow(setting, store)) {
            Lazurite.answering(server);
            Side ours = side(lazurite, server.port());
            Side theirs = new Side(peer.port(), "", Map.of("Content-Type", "application/json"));
            peer.untilAnswered(Request.of("GET", "localhost", "/health", Map.of(), Request.EMPTY));
            for (int names : new int[] {1000, 4}) {
                Map<String, Rounds.Sample> sides = new LinkedHashMap<>();
                sides.put("lazurite", () -> rate(ours, names));
                sides.put("mlflow", () -> rate(theirs, names));
                Map<String, List<Double>> samples = Rounds.take(setting.rounds(), Rounds.WARM_UP, sides);
                comparisons.add(new Comparison(
                        "log-batch, " + names + " names x " + 1000 / names,
                        "1/s",
                        "mlflow server",
                        samples.get("lazurite"),
                        samples.get("mlflow"),
                        Comparison.Bound.atLeast(TIMES)));
            }
            Map<String, Rounds.Sample> python = new LinkedHashMap<>();
            python.put("lazurite", () -> python(setting, ours));
            python.put("mlflow", () -> python(setting, theirs));
            Map<String, List<Double>> samples = Rounds.take(Math.min(3, setting.rounds()), 0, python);
            comparisons.add(new Comparison(
                    "log-batch by MLflow's Python client",
                    "1/s",
                    "mlflow server",
                    samples.get("lazurite"),
                    samples.get("mlflow"),
                    Comparison.UNBOUNDED));
            comparisons.add(survives(lazurite, server, ours));
        }
        Server.delete(lazurite.data());
        Server.delete(store);
        return comparisons;
    }

    private static Server mlflow(Setting setting, Path folder) throws IOException {
        int port = Server.freePort();
        return Server.start(port, folder.resolveSibling(folder.getFileName() + ".log"), List.of(
                setting.peers().resolve("mlflow/bin/mlflow").toString(), "server", "--port", Integer.toString(port),
                "--backend-store-uri", "sqlite:///" + folder.resolve("mlflow.db"),
                "--default-artifact-root", folder.resolve("artifacts").toString()));
    }

    private static Side side(Lazurite lazurite, int port) throws IOException {
        String base = "/api/eastus/mlflow/v1.0" + lazurite.workspace();
        return new Side(port, base, Lazurite.bearer(lazurite.token(port)));
    }

    private static double rate(Side side, int names) throws Exception {
        String run = side.run();
        return 1000 * Load.rate(1, SECONDS, 200, () -> Connection.plain(side.port()), (client, number) -> side.request(
                "runs/log-batch", batch(run, names, number)));
    }

    /** A thousand points; those of later numbers come at later steps. */
    private static String batch(String run, int names, int number) {
        StringBuilder body = new StringBuilder(96 * 1024).append("{\"run_id\":\"").append(run).append("\",\"metrics\":[");
        int rows = 1000 / names;
        for (int name = 0; name < names; name++) {
            for (int row = 0; row < rows; row++) {
                long step = (long) number * rows + row;
                body.append(name + row == 0 ? "" : ",").append("{\"key\":\"metric-").append(name);
                body.append("\",\"value\":").append(0.5 + name * 0.25 + step * 0.125);
                body.append(",\"timestamp\":").append(1_700_000_000_000L + step);
                body.append(",\"step\":").append(step).append('}');
            }
        }
        return body.append("]}").toString();
    }

    private static double python(Setting setting, Side side) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                setting.peers().resolve("mlflow/bin/python").toString(),
                setting.root().resolve("sdk-compat/bench/log_batch.py").toString(),
                "http://localhost:" + side.port() + side.base(),
                Double.toString(SECONDS));
        String authorization = side.headers().getOrDefault("Authorization", "");
        if (!authorization.isEmpty()) {
            builder.environment().put("MLFLOW_TRACKING_TOKEN", authorization.substring("Bearer ".length()));
        }
        builder.environment().put("MLFLOW_DISABLE_TELEMETRY", "true");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return Double.parseDouble(text.substring(text.lastIndexOf('\n') + 1));
    }

    /** Logs, kills, starts again and counts: every acknowledged point of a metric has to be in its history. */
    private static Comparison survives(Lazurite lazurite, Server server, Side side) throws Exception {
        String run = side.run();
        int batches = 50;
        try (Connection connection = Connection.plain(side.port())) {
            for (int number = 0; number < batches; number++) {
                if (connection.send(side.request("runs/log-batch", batch(run, 4, number))).status() != 200) {
                    throw new IOException("a batch was refused");
                }
            }
        }
        server.kill();
        try (Server again = lazurite.start()) {
            Lazurite.answering(again);
            String path = side.base() + "/api/2.0/mlflow/metrics/get-history?metric_key=metric-3&max_results=25000&run_id="
                    + run;
            Request history = Request.of("GET", "localhost", path, side.headers(), Request.EMPTY);
            double found = Lazurite.call(again.port(), history).path("metrics").size();
            return new Comparison(
                    "points found after kill -9",
                    "points",
                    "acknowledged",
                    List.of(found),
                    List.of(batches * 250.0),
                    Comparison.Bound.atLeast(1));
        }
    }
}
