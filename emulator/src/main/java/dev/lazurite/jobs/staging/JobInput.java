package dev.lazurite.jobs.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.platform.Json;

/**
 * An input of a job's document.
 *
 * @param type such as {@code uri_file} or {@code literal}
 * @param mode as it was written; empty for the default
 * @param value the address of data, or a literal's text
 */
public record JobInput(String name, String type, String mode, String value) {
    /** The inputs of a job's properties, in their order, without those that were left unset. */
    public static List<JobInput> of(JsonNode properties) {
        List<JobInput> inputs = new ArrayList<>();
        properties.path("inputs").properties().forEach(entry -> {
            JsonNode input = entry.getValue();
            String type = Json.text(input, "jobInputType", "literal");
            String value = Json.text(input, type.equalsIgnoreCase("literal") ? "value" : "uri", "");
            if (input.isObject() && !(value.isEmpty() && !input.hasNonNull("value"))) {
                inputs.add(new JobInput(entry.getKey(), type, Json.text(input, "mode", ""), value));
            }
        });
        return inputs;
    }

    /** The version of an asset that it names; empty for a literal and for any other address. */
    public Optional<Assets.Reference> reference() {
        return literal() ? Optional.empty() : AssetReference.parse(value, type);
    }

    public boolean literal() {
        return type.equalsIgnoreCase("literal");
    }
}
