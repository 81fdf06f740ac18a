package dev.lazurite.jobs.environments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lazurite.platform.Json;

/**
 * A conda environment file, translated to pip. Channels are not used: everything comes from the Python index. Conda's and
 * pip's packages are resolved together, where conda would install its own first and let pip change them.
 *
 * @param python which interpreter
 * @param lines of a pip requirements file
 * @param variables that the file sets
 */
record CondaFile(PythonWish python, List<String> lines, Map<String, String> variables) {
    static final YAMLMapper YAML = new YAMLMapper();

    private static final CondaNames NAMES = CondaNames.shipped();

    /** Reads {@code text}, YAML or JSON, and tells {@code log} what it leaves out. */
    static CondaFile read(String text, BuildLog log) throws EnvironmentFault {
        JsonNode document = parse(text);
        if (!document.isObject()) {
            throw new EnvironmentFault("The conda file is not a mapping with 'dependencies'.");
        }
        JsonNode dependencies = document.path("dependencies");
        if (!dependencies.isArray() && !dependencies.isMissingNode() && !dependencies.isNull()) {
            throw new EnvironmentFault("'dependencies' of the conda file is not a list.");
        }
        if (document.path("channels").size() > 0) {
            log.line("conda: channels " + document.path("channels")
                    + " are not used, packages come from the Python index");
        }
        List<String> conda = new ArrayList<>();
        List<String> pip = new ArrayList<>();
        for (JsonNode dependency : dependencies) {
            if (dependency.isTextual()) {
                conda.add(dependency.asText());
            } else if (dependency.path("pip").isArray()) {
                dependency.path("pip").forEach(line -> pip.add(line.asText().trim()));
            } else {
                throw new EnvironmentFault(
                        "'" + dependency + "' in the conda file is neither a package nor a pip list.");
            }
        }
        CondaFile own = translate(conda, log);
        List<String> lines = new ArrayList<>(own.lines());
        lines.addAll(pip);
        Map<String, String> variables = new LinkedHashMap<>();
        document.path("variables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return new CondaFile(own.python(), List.copyOf(lines), Map.copyOf(variables));
    }

    /** Translates dependencies as {@code conda install} takes them. */
    static CondaFile translate(List<String> dependencies, BuildLog log) throws EnvironmentFault {
        PythonWish python = PythonWish.ANY;
        List<String> lines = new ArrayList<>();
        for (String dependency : dependencies) {
            CondaSpec spec = spec(dependency);
            if ("python".equals(spec.name())) {
                python = PythonWish.of(spec.version());
            } else if (NAMES.drops(spec.name())) {
                log.line("conda: skipped '" + dependency + "', which has no counterpart for pip and needs none");
            } else {
                String line = NAMES.onPypi(spec.name()) + spec.version();
                if (!line.equals(dependency)) {
                    log.line("conda: '" + dependency + "' is installed as '" + line + "'");
                }
                lines.add(line);
            }
        }
        return new CondaFile(python, List.copyOf(lines), Map.of());
    }

    Recipe recipe() {
        return new Recipe(python, List.of(withSetuptools()), variables, Optional.empty());
    }

    /**
     * The lines with a setuptools that still has {@code pkg_resources}: conda gives one to every environment, and many a package
     * imports it without asking for it, azureml-dataprep among them.
     */
    private List<String> withSetuptools() {
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.startsWith("setuptools"))) {
            return lines;
        }
        List<String> all = new ArrayList<>(lines);
        all.add("setuptools<81");
        return List.copyOf(all);
    }

    private static CondaSpec spec(String dependency) throws EnvironmentFault {
        try {
            return CondaSpec.of(dependency);
        } catch (IllegalArgumentException unreadable) {
            throw new EnvironmentFault(unreadable.getMessage() + ".");
        }
    }

    private static JsonNode parse(String text) throws EnvironmentFault {
        try {
            // the service stores what the SDK parsed, and the CLI's text as it is
            return text.stripLeading().startsWith("{") ? Json.LENIENT.readTree(text) : YAML.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new EnvironmentFault("The conda file does not parse: " + unreadable.getOriginalMessage());
        }
    }
}
