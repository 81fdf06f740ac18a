package dev.lazurite.app.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.ml.component.LiteralType;

/**
 * An input or output.
 *
 * @param type such as {@code uri_folder} or {@code integer}; empty where it is not said
 * @param required whether an input must be given
 * @param literal what values go in; empty for data, and where nobody says it
 */
record Port(String type, boolean required, Optional<LiteralType> literal) {
    /** A port of which no more is said than its type. */
    Port(String type, boolean required) {
        this(type, required, Optional.empty());
    }

    /** Whether the service lets {@code from} be bound to this: data to data, a value to a value; what is not said to all. */
    boolean takes(String from) {
        return type.isEmpty() || from.isEmpty() || LiteralType.is(type) == LiteralType.is(from);
    }

    /** Whether data of this type can be read where {@code from} was written: a model or a table is a folder, and a folder may be one. */
    boolean reads(String from) {
        return type.isEmpty()
                || from.isEmpty()
                || type.equals(from)
                || LiteralType.is(type)
                || (!type.equals("uri_file") && !from.equals("uri_file"));
    }

    private static Optional<LiteralType> literal(YamlValue port) {
        return LiteralType.is(port.text("type"))
                ? Optional.of(new LiteralType(
                        port.text("type").toLowerCase(Locale.ROOT),
                        port.at("enum").map(YamlValue::items).orElse(List.of()).stream()
                                .map(YamlValue::text)
                                .toList(),
                        LiteralType.number(port.text("min")),
                        LiteralType.number(port.text("max"))))
                : Optional.empty();
    }

    /** The declared ports of a component; an output that says nothing is a folder. */
    static Map<String, Port> declared(YamlValue component, String field) {
        Map<String, Port> ports = new LinkedHashMap<>();
        component
                .at(field)
                .ifPresent(declared -> declared.fields().forEach((name, port) -> {
                    boolean optional = port.text("optional").equalsIgnoreCase("true")
                            || port.at("default").isPresent();
                    ports.put(name, new Port(port.text("type"), field.equals("inputs") && !optional, literal(port)));
                }));
        return ports;
    }
}
