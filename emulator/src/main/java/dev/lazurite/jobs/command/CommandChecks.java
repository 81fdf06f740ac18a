package dev.lazurite.jobs.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.jobs.distribution.Distribution;
import dev.lazurite.jobs.kind.DocumentChecks;
import dev.lazurite.platform.Json;

/** What is refused when a command job is submitted, besides what is refused of all jobs. */
final class CommandChecks {
    private CommandChecks() {}

    static void check(ObjectNode properties) {
        DocumentChecks.required(properties, "command");
        DocumentChecks.required(properties, "environmentId");
        DocumentChecks.text(properties, "codeId");
        DocumentChecks.strings(properties, "environmentVariables", Integer.MAX_VALUE);
        JsonNode nodes = Json.at(properties, "resources.instanceCount");
        if (!nodes.isMissingNode() && !nodes.isNull() && (!nodes.isIntegralNumber() || nodes.asInt() < 1)) {
            throw Documents.wrongType("properties.resources.instanceCount", "a whole number of 1 or more", nodes);
        }
        Distribution.of(properties);
        DocumentChecks.duration(properties, "limits.timeout");
    }
}
