package dev.lazurite.app.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * An input or output.
 *
 * @param type such as {@code uri_folder} or {@code integer}; empty where it is not said
 * @param required whether an input must be given
 */
record Port(String type, boolean required) {
    private static final Set<String> LITERALS = Set.of("string", "integer", "number", "boolean");

    boolean literal() {
        return LITERALS.contains(type);
    }

    /** Whether what comes out as {@code from} can go in here; what is not said fits everything. */
    boolean takes(Port from) {
        return type.isEmpty()
                || from.type.isEmpty()
                || type.equals(from.type)
                || (literal() && from.literal())
                // A model or a table is a folder, and a folder may be one.
                || (!literal() && !from.literal() && !type.equals("uri_file") && !from.type.equals("uri_file"));
    }

    /** The declared ports of a component; an output that says nothing is a folder. */
    static Map<String, Port> declared(YamlValue component, String field) {
        Map<String, Port> ports = new LinkedHashMap<>();
        component
                .at(field)
                .ifPresent(declared -> declared.fields().forEach((name, port) -> {
                    boolean optional = port.text("optional").equalsIgnoreCase("true")
                            || port.at("default").isPresent();
                    ports.put(name, new Port(port.text("type"), field.equals("inputs") && !optional));
                }));
        return ports;
    }
}
