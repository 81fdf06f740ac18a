package dev.lazurite.ml.workspace;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.Json;

/**
 * The managed network of a workspace: its isolation mode and the rules for what leaves it.
 * Deviation: the rules are kept and shown, and jobs are not held to them; provisioning is done at once.
 */
final class ManagedNetwork {
    private static final String RULES = "outboundRules";
    private static final String TYPES = "FQDN, PrivateEndpoint or ServiceTag";

    private ManagedNetwork() {}

    /** The network of a workspace's properties with what the service adds. */
    static void complete(ObjectNode properties) {
        if (!(properties.path("managedNetwork") instanceof ObjectNode network)) {
            properties.putObject("managedNetwork").put("isolationMode", "Disabled");
            return;
        }
        if (Json.text(network, "isolationMode", "").isEmpty()) {
            network.put("isolationMode", "Disabled");
        }
        for (Map.Entry<String, JsonNode> rule : network.path(RULES).properties()) {
            network.withObjectProperty(RULES)
                    .set(
                            rule.getKey(),
                            rule(rule.getValue(), "properties.managedNetwork." + RULES + "." + rule.getKey()));
        }
    }

    /** Whether there is a network at all. */
    static boolean isolated(JsonNode properties) {
        return !Json.text(properties.path("managedNetwork"), "isolationMode", "Disabled")
                .equals("Disabled");
    }

    /** The rules of a workspace's properties, by name. */
    static JsonNode rules(JsonNode properties) {
        return properties.path("managedNetwork").path(RULES);
    }

    /** The rules of a workspace's properties, to be changed. */
    static ObjectNode changeableRules(ObjectNode properties) {
        return properties.withObjectProperty("managedNetwork").withObjectProperty(RULES);
    }

    /**
     * A rule with what the service adds.
     *
     * @param place where the rule stands in what was sent
     */
    static ObjectNode rule(JsonNode sent, String place) {
        if (!(sent instanceof ObjectNode rule)) {
            throw Documents.wrongType(place, "an object", sent);
        }
        String type = Json.text(rule, "type", "");
        if (!type.equals("FQDN") && !type.equals("PrivateEndpoint") && !type.equals("ServiceTag")) {
            throw Documents.wrongType(place + ".type", TYPES, rule.path("type"));
        }
        if (rule.path("destination").isMissingNode() || rule.path("destination").isNull()) {
            throw Documents.missing(place + ".destination");
        }
        ObjectNode complete = rule.deepCopy();
        if (Json.text(complete, "category", "").isEmpty()) {
            complete.put("category", "UserDefined");
        }
        if (Json.text(complete, "status", "").isEmpty()) {
            complete.put("status", "Inactive");
        }
        return complete;
    }
}
