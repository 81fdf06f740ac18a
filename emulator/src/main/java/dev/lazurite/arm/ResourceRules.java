package dev.lazurite.arm;

import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** What is particular to one resource type: validation, defaults, what a write sets in motion, how it is shown. */
public interface ResourceRules {
    /**
     * Checks what is to be written and completes it.
     *
     * @return the document to keep
     * @throws Fault when the service would refuse it
     */
    ObjectNode accept(Write write);

    /** What happens after a write was kept. */
    default void written(Resource resource, Write write) {}

    /** What happens before a resource is forgotten; what is inside it has gone already. */
    default void deleting(Resource resource) {}

    /** The name that a client means by a segment of an address; the segment itself unless clients decorate names. */
    default String named(String segment) {
        return segment;
    }

    /** Which resources a list has; empty where the call asks for all of them, which is then paged by the store. */
    default Optional<Predicate<Resource>> selection(Call call) {
        return Optional.empty();
    }

    /** How the resource is shown; the envelope of the resource manager unless the type has another. */
    default ObjectNode view(Resource resource, Call call) {
        return Envelope.of(resource);
    }

    /** What the service says when a resource of the type is not there. */
    default Fault notFound(ArmId id) {
        return Fault.of(
                404,
                "ResourceNotFound",
                "The Resource '" + id.type().substring(0, id.type().indexOf('/')) + "/" + path(id)
                        + "' under resource group '" + id.group()
                        + "' was not found. For more details please go to https://aka.ms/ARMResourceNotFoundFix");
    }

    private static String path(ArmId id) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < id.types().size(); i++) {
            path.append(i == 0 ? "" : "/")
                    .append(id.types().get(i))
                    .append('/')
                    .append(id.names().get(i));
        }
        return path.toString();
    }

    /** The column by which a document is found besides its id. */
    default String lookup(ObjectNode document) {
        return "";
    }

    /** Whether a document is archived, and so left out of lists that ask for active resources. */
    default boolean archived(ObjectNode document) {
        return document.path("properties").path("isArchived").asBoolean(false);
    }
}
