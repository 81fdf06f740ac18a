package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The curated environments of the registry {@code azureml}, as equivalents that pip can install: {@code curated/NAME.yml}
 * beside this class, each with its pins and what differs from the real one.
 */
public final class CuratedEnvironments {
    private static final List<String> SHIPPED = List.of(
            "acpt-pytorch-2.8-cuda12.6",
            TrainerEnvironment.NAME,
            "lightgbm-3.3",
            "minimal-py311-inference",
            "minimal-py312-inference",
            "mlflow-py312-inference",
            "responsibleai-tabular",
            "sklearn-0.24-ubuntu18.04-py37-cpu",
            "sklearn-1.0-ubuntu20.04-py38-cpu",
            "sklearn-1.1",
            "sklearn-1.5",
            "tensorflow-2.16-cuda12");

    /** {@code azureml://registries/azureml/environments/NAME/labels/latest}, {@code AzureML-NAME@latest}, {@code NAME:7}. */
    private static final Pattern REFERENCE = Pattern.compile("(?:azureml:(?!//))?"
            + "(?:azureml://registries/[^/]+/environments/)?(?:AzureML-)?([^/:@]+)"
            + "(?:/labels/[^/]+|/versions/([^/]+)|@[^/]+|:([^/]+))?");

    private static final Pattern IMAGE =
            Pattern.compile("(?:mcr\\.microsoft\\.com/azureml/)(?:curated/)?([^/:@]+)(?:[:@].*)?");

    /** Those that were asked for: a start reads none, parsing YAML would be a tenth of it. */
    private final Map<String, Curated> read = new ConcurrentHashMap<>();

    /**
     * One curated environment.
     *
     * @param name without {@code AzureML-}
     * @param version that {@code latest} stands for
     * @param image its name on Microsoft's registry
     * @param condaFile what is installed for it, YAML; empty where nothing is
     * @param differences from the real one, a sentence each
     */
    record Curated(String name, String version, String image, String condaFile, List<String> differences) {
        void tell(BuildLog log) {
            log.line("curated: " + name + " is installed as an equivalent of its own");
            differences.forEach(difference -> log.line("curated: differs: " + difference));
        }
    }

    /** The names of those shipped, in order, as {@code azureml://registries/azureml/environments/NAME} has them. */
    public List<String> names() {
        return SHIPPED;
    }

    /**
     * The curated environment that {@code reference} names: a bare name, the workspace's alias {@code AzureML-NAME}, or a
     * registry's id, with or without a label or version. The version asked for is the one answered.
     */
    public Optional<EnvironmentSpec> find(String reference) {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String version = parts.group(2) == null ? parts.group(3) : parts.group(2);
        return named(parts.group(1))
                .map(found -> EnvironmentSpec.ofImage(
                        found.name(),
                        version == null || "latest".equals(version) ? found.version() : version,
                        found.image()));
    }

    /** As {@link #find}, refusing what is not shipped with the list of what is. */
    public EnvironmentSpec require(String reference) throws EnvironmentFault {
        return find(reference)
                .orElseThrow(() -> new EnvironmentFault("The curated environment '" + reference
                        + "' has no equivalent here. Shipped are: " + String.join(", ", names()) + "."));
    }

    /** The conda file that stands for the curated environment {@code name}, as clients may be shown it. */
    public Optional<String> condaFile(String name) {
        return named(name).map(Curated::condaFile).filter(text -> !text.isEmpty());
    }

    /** The curated environment whose image {@code image} is, whatever its tag. */
    Optional<Curated> ofImage(String image) {
        Matcher parts = IMAGE.matcher(image);
        return parts.matches() ? named(parts.group(1)) : Optional.empty();
    }

    private Optional<Curated> named(String name) {
        return SHIPPED.contains(name)
                ? Optional.of(read.computeIfAbsent(name, CuratedEnvironments::read))
                : Optional.empty();
    }

    private static Curated read(String name) {
        try (InputStream in = CuratedEnvironments.class.getResourceAsStream("curated/" + name + ".yml")) {
            JsonNode file = CondaFile.YAML.readTree(in);
            List<String> differences = new ArrayList<>();
            file.path("differences").forEach(line -> differences.add(line.asText()));
            return new Curated(
                    name,
                    file.path("version").asText(),
                    file.path("image").asText(),
                    file.has("conda") ? yaml(file.path("conda")) : "",
                    List.copyOf(differences));
        } catch (IOException broken) {
            throw new UncheckedIOException("curated/" + name + ".yml cannot be read", broken);
        }
    }

    private static String yaml(JsonNode conda) throws JsonProcessingException {
        return CondaFile.YAML.writeValueAsString(conda);
    }
}
