package dev.lazurite.trainer.search.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value of a {@link Choice} that is a space of its own: its hyperparameters exist only where this value is chosen.
 *
 * @param entries by name a {@link Distribution}, or a constant
 */
public record Branch(Map<String, Object> entries) {
    public Branch {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
}
