package dev.lazurite.arm;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/**
 * A kept resource: the document that the client sent plus what the service added, and what the manager knows of it.
 *
 * @param id as it is shown
 * @param body everything but id, name, type and systemData; never to be changed in place
 * @param seq the order of creation
 * @param lookup what its type is found by besides its id; empty when it is nothing
 */
public record Resource(
        ArmId id,
        ObjectNode body,
        long seq,
        String etag,
        boolean archived,
        String lookup,
        Instant createdAt,
        String createdBy,
        Instant modifiedAt,
        String modifiedBy) {

    public String name() {
        return id.name();
    }

    /** The properties; an empty object where there are none. */
    public ObjectNode properties() {
        return body.path("properties") instanceof ObjectNode properties ? properties : Json.object();
    }

    /** The text at a path of the document, such as {@code properties.vmSize}; empty where there is none. */
    public String text(String path) {
        return Json.text(body, path, "");
    }

    /** The node at a path of the document; a missing node where there is none. */
    public JsonNode at(String path) {
        return Json.at(body, path);
    }

    /** The same resource with another document, not yet kept. */
    public Resource with(ObjectNode changed) {
        return new Resource(id, changed, seq, etag, archived, lookup, createdAt, createdBy, modifiedAt, modifiedBy);
    }
}
