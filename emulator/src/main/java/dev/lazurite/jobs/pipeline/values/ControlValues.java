package dev.lazurite.jobs.pipeline.values;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.Runs;

/** The values that a step gives to others: it writes them into the properties of its run, as {@code mldesigner} does. */
public final class ControlValues {
    /** All values as JSON; one alone stands under this name, a dot and its own. */
    static final String PROPERTY = "azureml.pipeline.control";

    private ControlValues() {}

    public static Optional<String> of(Runs.Run run, String output) {
        String alone = run.properties().get(PROPERTY + "." + output);
        if (alone != null) {
            return Optional.of(alone);
        }
        try {
            JsonNode all = Json.LENIENT.readTree(run.properties().getOrDefault(PROPERTY, "{}"));
            return all.hasNonNull(output) ? Optional.of(all.path(output).asText()) : Optional.empty();
        } catch (JsonProcessingException notWrittenByMldesigner) {
            return Optional.empty();
        }
    }

    public static Map<String, String> property(Map<String, String> values) {
        ObjectNode all = Json.object();
        values.forEach(all::put);
        return Map.of(PROPERTY, Json.write(all));
    }

    /** Whether a value means true, in whatever case it is written. */
    public static boolean truth(String value) {
        return value.strip().equalsIgnoreCase("true");
    }
}
