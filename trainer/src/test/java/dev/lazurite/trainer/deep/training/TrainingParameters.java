package dev.lazurite.trainer.deep.training;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Settings;

/** Settings of a training, from parameters as they would be typed. */
public final class TrainingParameters {
    private TrainingParameters() {}

    public static TrainingSettings settings(String... typed) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Parameter parameter : TrainingSettings.parameters()) {
            String text = List.of(typed).stream()
                    .filter(each -> each.startsWith(parameter.name() + "="))
                    .map(each -> each.substring(each.indexOf('=') + 1))
                    .findFirst()
                    .orElse(parameter.fallback());
            values.put(parameter.name(), parameter.parse(text));
        }
        return TrainingSettings.of(new Settings(values));
    }
}
