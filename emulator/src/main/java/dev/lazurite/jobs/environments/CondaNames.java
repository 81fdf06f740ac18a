package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What conda's packages are called on PyPI: {@code conda-names.yml} beside this class.
 *
 * @param renamed names that differ
 * @param dropped packages that PyPI has no counterpart of and Python code does not import: compilers, drivers, libraries
 */
record CondaNames(Map<String, String> renamed, Set<String> dropped) {
    /** Reads the table that is shipped. */
    static CondaNames shipped() {
        try (InputStream in = CondaNames.class.getResourceAsStream("conda-names.yml")) {
            JsonNode table = CondaFile.YAML.readTree(in);
            Map<String, String> renamed = new HashMap<>();
            table.path("renamed")
                    .properties()
                    .forEach(entry ->
                            renamed.put(entry.getKey(), entry.getValue().asText()));
            Set<String> dropped = new HashSet<>();
            table.path("dropped").forEach(name -> dropped.add(name.asText()));
            return new CondaNames(Map.copyOf(renamed), Set.copyOf(dropped));
        } catch (IOException broken) {
            throw new UncheckedIOException("conda-names.yml cannot be read", broken);
        }
    }

    boolean drops(String name) {
        return dropped.contains(name);
    }

    String onPypi(String name) {
        return renamed.getOrDefault(name, name);
    }
}
