package dev.lazurite.providers;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.Write;

/** A neighbour that is kept as it was declared, with a provisioning state and the tags it was given. */
class NeighbourRules implements ResourceRules {
    private final List<String> required;

    /** Requires the top-level properties that the provider requires, such as {@code location}. */
    NeighbourRules(String... required) {
        this.required = List.of(required);
    }

    @Override
    public ObjectNode accept(Write write) {
        ObjectNode document = write.document();
        for (String name : required) {
            if (document.path(name).isMissingNode() || document.path(name).isNull()) {
                throw Documents.missing(name);
            }
        }
        if (document.path("tags").isNull()) {
            document.putObject("tags");
        }
        write.properties().put("provisioningState", "Succeeded");
        complete(write);
        return document;
    }

    /** Adds what the service adds. */
    void complete(Write write) {}
}
