package dev.lazurite.arm;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.http.Call;

/**
 * A write that is to be accepted.
 *
 * @param document for a PUT what was sent, for a PATCH what was sent merged into what was there; a copy, free to change
 * @param existing what was there
 */
public record Write(ArmId id, ObjectNode document, Optional<Resource> existing, Call call) {
    /** The properties that are to be written; made when they are missing. */
    public ObjectNode properties() {
        return dev.lazurite.platform.Json.child(document, "properties");
    }
}
