package dev.lazurite.app.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.app.instance.InstanceClient;
import dev.lazurite.app.instance.Refusal;
import dev.lazurite.ml.component.LiteralType;
import dev.lazurite.platform.Json;

/** What the default workspace of a running instance has, asked of its API as any client asks. */
final class InstanceFacts implements Facts {
    private static final String VERSION = "?api-version=2024-01-01-preview";
    private static final String PROVIDER = "/providers/Microsoft.MachineLearningServices";
    private static final int MOST_RUNS = 20;

    private final InstanceClient instance;
    private final String workspace;

    InstanceFacts(InstanceClient instance) {
        this.instance = instance;
        workspace = "/subscriptions/" + instance.tenant().subscription() + "/resourceGroups/"
                + ClientFacts.RESOURCE_GROUP + PROVIDER + "/workspaces/" + ClientFacts.WORKSPACE;
    }

    @Override
    public Presence asset(String kind, String reference) {
        return presence(find(path(kind, reference)));
    }

    /** Where an asset is found: by version, or among its versions by name and label. */
    private static String path(String kind, String reference) {
        int slash = reference.indexOf("/" + kind + "/");
        String name = slash < 0 ? reference : reference.substring(slash + kind.length() + 2);
        String[] parts =
                name.replace("/versions/", ":").replace("/labels/", "@").split("[:@]", 2);
        boolean versioned = parts.length > 1 && !name.replace("/labels/", "@").contains("@");
        String container = "/" + kind + "/" + encode(parts[0]);
        return versioned ? container + "/versions/" + encode(parts[1]) : container;
    }

    @Override
    public Presence datastore(String name) {
        return presence(find("/datastores/" + encode(name)));
    }

    @Override
    public Presence computePresence(String name) {
        return presence(find("/computes/" + encode(name)));
    }

    private static Presence presence(Optional<ObjectNode> found) {
        return found.isPresent() ? Presence.THERE : Presence.MISSING;
    }

    @Override
    public Optional<Compute> compute(String name) {
        return name.isEmpty()
                ? Optional.empty()
                : find("/computes/" + encode(name)).map(this::compute);
    }

    private Compute compute(ObjectNode compute) {
        String size = Json.text(compute, "properties.properties.vmSize", "");
        int nodes = Json.at(compute, "properties.properties.scaleSettings.maxNodeCount")
                .asInt(1);
        return new Compute(size, nodes, price(size));
    }

    /** The price of a size, where the instance knows one. */
    private OptionalDouble price(String size) {
        ObjectNode sizes = ask(() -> instance.get("/arm/subscriptions/"
                + instance.tenant().subscription() + PROVIDER + "/locations/eastus/vmSizes" + VERSION));
        for (JsonNode one : sizes.path("value")) {
            if (one.path("name").asText().equalsIgnoreCase(size)) {
                for (JsonNode price : Json.at(one, "estimatedVMPrices.values")) {
                    boolean usual = price.path("osType").asText().equalsIgnoreCase("linux")
                            && !price.path("vmTier")
                                    .asText()
                                    .toLowerCase(Locale.ROOT)
                                    .contains("low");
                    if (usual) {
                        return OptionalDouble.of(price.path("retailPrice").asDouble());
                    }
                }
            }
        }
        return OptionalDouble.empty();
    }

    @Override
    public Optional<RegisteredComponent> component(String reference) {
        String plain = reference.startsWith("azureml:") ? reference.substring("azureml:".length()) : reference;
        String path = path("components", plain);
        return find(path.contains("/versions/") ? path : path + "/versions/azureml_default")
                .map(found -> Json.at(found, "properties.componentSpec"))
                .map(spec -> new RegisteredComponent(
                        spec.path("type").asText(), ports(spec.path("inputs")), ports(spec.path("outputs"))));
    }

    private static Map<String, Port> ports(JsonNode declared) {
        Map<String, Port> ports = new LinkedHashMap<>();
        declared.properties().forEach(port -> {
            JsonNode value = port.getValue();
            boolean required = value.path("optional").asText().equals("False") && !value.has("default");
            ports.put(port.getKey(), new Port(value.path("type").asText(), required, LiteralType.of(value)));
        });
        return ports;
    }

    /** The runs of a name that completed, in whatever experiment: how many, and how long they took on the average. */
    @Override
    public History history(String runName) {
        if (runName.isEmpty()) {
            return new History(0, Optional.empty());
        }
        String mlflow = "/api/eastus/mlflow/v2.0" + workspace + "/api/2.0/mlflow";
        List<Duration> times = new ArrayList<>();
        ObjectNode query = Json.object()
                .put(
                        "filter",
                        "attributes.run_name = '" + runName.replace("'", "") + "' and attributes.status ="
                                + " 'FINISHED'")
                .put("max_results", MOST_RUNS);
        ObjectNode experiments = ask(() ->
                instance.post(mlflow + "/experiments/search", Json.object().put("max_results", 1000)));
        experiments
                .path("experiments")
                .forEach(experiment -> query.withArray("experiment_ids")
                        .add(experiment.path("experiment_id").asText()));
        if (query.has("experiment_ids")) {
            ask(() -> instance.post(mlflow + "/runs/search", query))
                    .path("runs")
                    .forEach(run -> {
                        JsonNode info = run.path("info");
                        times.add(Duration.ofMillis(info.path("end_time").asLong()
                                - info.path("start_time").asLong()));
                    });
        }
        return new History(
                times.size(), times.stream().reduce(Duration::plus).map(total -> total.dividedBy(times.size())));
    }

    private Optional<ObjectNode> find(String path) {
        return ask(() -> instance.find("/arm" + workspace + path + VERSION));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private interface Question<T> {
        T ask() throws IOException, InterruptedException;
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("The check was interrupted.");
        }
    }
}
