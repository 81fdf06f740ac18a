package dev.lazurite.app.client;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * The user's own values of the variables that we set. In a shell that has our values already, {@value #OURS} says which
 * values those are (name and checksum), and {@code LAZURITE_ORIGINAL_NAME} keeps what was there before; so that setting them
 * twice, or for another instance, begins from the same values.
 */
final class OwnVariables {
    static final String OURS = "LAZURITE_OURS";
    static final String ORIGINAL = "LAZURITE_ORIGINAL_";

    private final Map<String, String> variables;
    private final Set<String> ours;

    OwnVariables(Map<String, String> variables) {
        this.variables = variables;
        this.ours = Set.of(variables.getOrDefault(OURS, "").split(",", 0)).stream()
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The user's own value of a variable; empty where there is none, and where it is the empty text. */
    Optional<String> of(String name) {
        String value = variables.get(name);
        if (value != null && ours.contains(mark(name, value))) {
            value = variables.get(ORIGINAL + name);
        }
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    /** {@code set}, followed by what a later call needs to find the user's own values again. */
    Map<String, String> remembering(Map<String, String> set) {
        Map<String, String> all = new LinkedHashMap<>(set);
        Set<String> marks = new TreeSet<>();
        set.forEach((name, value) -> {
            marks.add(mark(name, value));
            of(name).filter(own -> !own.equals(value)).ifPresent(own -> all.put(ORIGINAL + name, own));
        });
        all.put(OURS, String.join(",", marks));
        return all;
    }

    private static String mark(String name, String value) {
        CRC32 checksum = new CRC32();
        checksum.update(value.getBytes(StandardCharsets.UTF_8));
        return name + ":" + Long.toHexString(checksum.getValue());
    }
}
