package dev.lazurite.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Runs the benchmarks that are named, prints their medians and ratios, and writes every sample to {@code results.json}. */
final class Bench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("start", new Start());
        ALL.put("memory", new Memory());
        ALL.put("proxy", new Proxy());
        ALL.put("log-batch", new LogBatch());
        ALL.put("job", new Job());
        ALL.put("blob", new Blob());
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.parseInt(System.getenv().getOrDefault("BENCH_ROUNDS", "7"));
        Setting setting = new Setting(Path.of(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]), rounds);
        List<String> named = List.of(arguments).subList(3, arguments.length);
        if (!ALL.keySet().containsAll(named)) {
            System.err.println("bench: not all of " + named + " are benchmarks; there are " + ALL.keySet());
            System.exit(2);
        }
        List<String> wanted = named.isEmpty() ? List.copyOf(ALL.keySet()) : named;
        ObjectNode results = JSON.createObjectNode();
        results.put("taken", Instant.now().toString()).put("rounds", rounds).put("versions", versions(setting));
        System.out.println(versions(setting) + "\n" + rounds + " rounds");
        for (String name : wanted) {
            double before = load();
            System.err.println(name);
            List<Comparison> comparisons = ALL.get(name).measure(setting);
            System.out.printf("%n%s (load %.1f before, %.1f after)%n", name, before, load());
            ObjectNode one = results.putObject(name).put("loadBefore", before).put("loadAfter", load());
            ArrayNode written = one.putArray("comparisons");
            for (Comparison comparison : comparisons) {
                System.out.println("  " + comparison.line());
                written.addPOJO(comparison);
            }
            Files.writeString(
                    setting.target().resolve("results.json"),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(results));
        }
        System.exit(0);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String versions(Setting setting) throws IOException {
        return "Java " + Runtime.version() + "; " + said("node", "--version") + "; "
                + said(setting.root().resolve("lazurite").toString(), "version") + "; Azurite "
                + JSON.readTree(setting.peers()
                                .resolve("node_modules/azurite/package.json")
                                .toFile())
                        .path("version")
                        .asText()
                + "; " + said(setting.peers().resolve("mlflow/bin/mlflow").toString(), "--version") + "; "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }

    private static String said(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return command[0].replaceAll(".*/", "") + " "
                + new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .findFirst()
                        .orElse("");
    }
}
