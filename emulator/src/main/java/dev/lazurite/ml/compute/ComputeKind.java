package dev.lazurite.ml.compute;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Documents;
import dev.lazurite.platform.http.Fault;

/** The kinds of compute that are emulated. */
public enum ComputeKind {
    AML_COMPUTE("AmlCompute"),
    COMPUTE_INSTANCE("ComputeInstance");

    private final String wireName;

    ComputeKind(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }

    /** The kind that properties name; 501 for one that the service has and this emulator has not. */
    static ComputeKind of(ObjectNode properties) {
        String asked = properties.path("computeType").asText("");
        for (ComputeKind kind : values()) {
            if (kind.wireName.equalsIgnoreCase(asked)) {
                return kind;
            }
        }
        if (asked.isEmpty()) {
            throw Documents.missing("properties.computeType");
        }
        throw Fault.notEmulated(
                "Computes of type '" + asked + "' are not emulated; AmlCompute and ComputeInstance are.");
    }
}
