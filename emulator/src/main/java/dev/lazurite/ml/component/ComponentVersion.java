package dev.lazurite.ml.component;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.platform.Json;

/**
 * A component that is there, whole.
 *
 * @param id with the version's own name, whatever the reference said
 * @param spec what the client sent with its environment resolved: a pipeline's {@code jobs} and the modes of inputs and
 *     outputs are there, booleans and numbers are what the client sent, which may be strings
 */
public record ComponentVersion(ArmId id, ObjectNode spec) {
    /** Such as {@code command} or {@code pipeline}. */
    public String type() {
        return Json.text(spec, "type", "");
    }

    /** What a node shows where it has no name of its own. */
    public String displayName() {
        return Json.text(spec, "display_name", Json.text(spec, "name", ""));
    }

    /** Whether the same inputs give the same outputs, so that a step may be reused; pipelines say so only explicitly. */
    public boolean deterministic() {
        return Json.text(spec, "is_deterministic", Boolean.toString(!type().equals("pipeline")))
                .equalsIgnoreCase("true");
    }

    /** The declared inputs by name; empty where there are none. */
    public ObjectNode inputs() {
        return object("inputs");
    }

    /** The declared outputs by name; empty where there are none. */
    public ObjectNode outputs() {
        return object("outputs");
    }

    /** The nodes of a pipeline by name; empty for other types. */
    public ObjectNode jobs() {
        return object("jobs");
    }

    /** Whether a declared input may be left out: said so, or given a default. */
    public boolean mayOmit(String input) {
        return Json.text(inputs(), input + ".optional", "false").equalsIgnoreCase("true")
                || inputs().path(input).has("default");
    }

    private ObjectNode object(String name) {
        return spec.path(name) instanceof ObjectNode object ? object : Json.object();
    }
}
