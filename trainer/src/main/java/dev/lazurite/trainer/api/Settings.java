package dev.lazurite.trainer.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checked values for every parameter of a learner, in the learner's order. */
public record Settings(Map<String, Object> values) {
    public Settings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Defaults overlaid with typed values; an unknown name or a value out of range is refused. */
    public static Settings of(Learner learner, Map<String, String> typed) {
        List<String> known = learner.parameters().stream().map(Parameter::name).toList();
        for (String name : typed.keySet()) {
            if (!known.contains(name)) {
                throw new InvalidInputException("Learner %s has no parameter '%s'. Its parameters are: %s."
                        .formatted(learner.name(), name, String.join(", ", known)));
            }
        }
        var values = new LinkedHashMap<String, Object>();
        for (Parameter parameter : learner.parameters()) {
            values.put(parameter.name(), parameter.parse(typed.getOrDefault(parameter.name(), parameter.fallback())));
        }
        return new Settings(values);
    }

    public double real(String name) {
        return (Double) values.get(name);
    }

    public int whole(String name) {
        return (Integer) values.get(name);
    }

    public String text(String name) {
        return (String) values.get(name);
    }

    public String choice(String name) {
        return (String) values.get(name);
    }
}
