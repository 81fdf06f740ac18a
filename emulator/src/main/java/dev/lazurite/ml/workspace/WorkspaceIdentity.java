package dev.lazurite.ml.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Fault;

/** The identities of a workspace: its own, and those that were assigned to it by their ids. */
final class WorkspaceIdentity {
    private static final String SYSTEM = "SystemAssigned";
    private static final String USER = "UserAssigned";
    private static final String ASSIGNED = "userAssignedIdentities";

    private final String tenant;
    private final Ids ids;
    private final Function<String, Optional<Resource>> identities;

    /** @param identities finds a user-assigned identity by its id */
    WorkspaceIdentity(String tenant, Ids ids, Function<String, Optional<Resource>> identities) {
        this.tenant = tenant;
        this.ids = ids;
        this.identities = identities;
    }

    /** Puts the identity that {@code write} means into {@code document}. */
    void complete(Write write, ObjectNode document) {
        JsonNode before =
                write.existing().map(existing -> existing.at("identity")).orElse(Json.object());
        JsonNode sent = document.path("identity");
        List<String> kinds = kinds(Json.text(sent, "type", Json.text(before, "type", SYSTEM)));
        ObjectNode identity = Json.object().put("type", String.join(",", kinds));
        if (kinds.contains(SYSTEM)) {
            identity.put("principalId", Json.text(before, "principalId", ids.guid()))
                    .put("tenantId", tenant);
        }
        if (kinds.contains(USER)) {
            ObjectNode assigned = identity.putObject(ASSIGNED);
            for (Map.Entry<String, JsonNode> one : sent.path(ASSIGNED).properties()) {
                assigned.set(one.getKey(), assigned(one.getKey()));
            }
        }
        document.set("identity", identity);
    }

    /** The kinds in the service's own casing and order; clients write {@code systemAssigned} and put spaces between. */
    private static List<String> kinds(String type) {
        List<String> kinds = new ArrayList<>();
        String folded = type.toLowerCase(Locale.ROOT);
        for (String part : folded.split(",")) {
            if (!List.of("systemassigned", "userassigned", "none").contains(part.strip())) {
                throw Documents.wrongType(
                        "identity.type",
                        "SystemAssigned, UserAssigned, both with a comma between, or None",
                        TextNode.valueOf(type));
            }
        }
        if (folded.contains("systemassigned")) {
            kinds.add(SYSTEM);
        }
        if (folded.contains("userassigned")) {
            kinds.add(USER);
        }
        return kinds.isEmpty() ? List.of("None") : kinds;
    }

    private ObjectNode assigned(String id) {
        Resource found = identities
                .apply(id)
                .orElseThrow(() -> Fault.of(
                                400,
                                "FailedIdentityOperation",
                                "The identity '" + id + "' does not exist: create it before it is assigned.")
                        .at("identity." + ASSIGNED));
        return Json.object()
                .put("principalId", found.text("properties.principalId"))
                .put("clientId", found.text("properties.clientId"));
    }
}
