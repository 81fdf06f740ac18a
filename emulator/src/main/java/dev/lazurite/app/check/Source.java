package dev.lazurite.app.check;

import java.util.Map;
import java.util.Optional;

/**
 * What a step of a pipeline runs.
 *
 * @param type such as {@code command}; empty where it is not known
 * @param ports its inputs and outputs; empty where they are not known, as for components of registries
 * @param component the component's file; empty for others
 * @param deterministic whether a result may be taken over
 */
record Source(String type, Optional<Ports> ports, Optional<YamlValue> component, boolean deterministic) {
    /** What goes in and what comes out. */
    record Ports(Map<String, Port> inputs, Map<String, Port> outputs) {}

    static Source unknown(String type) {
        return new Source(type, Optional.empty(), Optional.empty(), true);
    }
}
