package dev.lazurite.app.check;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a step runs, and looks at each component file once. */
final class Sources {
    private final Facts facts;
    private final References references;
    private final CommandCheck commands;
    private final Problems problems;
    private final Map<Path, Optional<YamlValue>> files = new HashMap<>();

    Sources(Facts facts, References references, CommandCheck commands, Problems problems) {
        this.facts = facts;
        this.references = references;
        this.commands = commands;
        this.problems = problems;
    }

    /** What {@code step} runs: its component, its trial, or what it describes in place. */
    Source of(YamlValue step) {
        String type = step.text("type").isEmpty() ? "command" : step.text("type");
        Optional<YamlValue> reference =
                step.at("component").or(() -> step.at("trial")).filter(YamlValue::isScalar);
        if (reference.isEmpty()) {
            return inPlace(step, type);
        }
        YamlValue where = reference.get();
        return References.local(where.text()) ? file(where, type) : registered(where, type);
    }

    private Source file(YamlValue where, String type) {
        Path path = References.resolve(where);
        if (!Files.isRegularFile(path)) {
            problems.error(where, "the component file '" + where.text() + "' does not exist: " + path);
            return Source.unknown(type);
        }
        Optional<YamlValue> known = files.get(path);
        if (known == null) {
            known = YamlValue.read(path, problems);
            files.put(path, known);
            known.ifPresent(this::component);
        }
        return known.map(Sources::source).orElseGet(() -> Source.unknown(type));
    }

    private static Source source(YamlValue component) {
        String type = component.text("type").isEmpty() ? "command" : component.text("type");
        boolean deterministic = !component.text("is_deterministic").equalsIgnoreCase("false");
        return new Source(
                type,
                Optional.of(new Source.Ports(Port.declared(component, "inputs"), Port.declared(component, "outputs"))),
                Optional.of(component),
                deterministic);
    }

    /** Checks a component file of the kinds that are known; a pipeline's steps are checked by whoever runs it. */
    void component(YamlValue component) {
        if (source(component).type().equals("command")) {
            Set<String> inputs = Port.declared(component, "inputs").keySet();
            commands.body(component, inputs, Port.declared(component, "outputs").keySet(), inputs);
        }
    }

    private Source registered(YamlValue where, String type) {
        references.asset(where, "components");
        return facts.component(where.text())
                .map(found -> new Source(
                        found.type(),
                        Optional.of(new Source.Ports(found.inputs(), found.outputs())),
                        Optional.empty(),
                        true))
                .orElseGet(() -> Source.unknown(type));
    }

    private Source inPlace(YamlValue step, String type) {
        YamlValue body = step.at("component").or(() -> step.at("trial")).orElse(step);
        Set<String> inputs = CommandCheck.names(step, "inputs");
        Set<String> outputs = CommandCheck.names(step, "outputs");
        if (type.equals("command") || type.equals("sweep")) {
            commands.body(body, inputs, outputs, CommandCheck.names(step, "search_space"));
        }
        return new Source(
                type,
                Optional.of(new Source.Ports(untyped(step, "inputs"), untyped(step, "outputs"))),
                Optional.empty(),
                !body.text("is_deterministic").equalsIgnoreCase("false"));
    }

    private static Map<String, Port> untyped(YamlValue step, String field) {
        Map<String, Port> ports = new LinkedHashMap<>();
        step.at(field)
                .ifPresent(given ->
                        given.fields().forEach((name, value) -> ports.put(name, new Port(value.text("type"), false))));
        return ports;
    }
}
