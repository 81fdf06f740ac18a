package dev.lazurite.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import dev.lazurite.app.instance.Refusal;

/**
 * What a command runs in.
 *
 * @param environment the variables of the user's shell
 * @param out what a script may read
 * @param err what a person may read
 */
record Surroundings(Map<String, String> environment, PrintStream out, PrintStream err) {
    private static final String DATA = "LAZURITE_DATA";

    /** {@link StartOptions} reads it. */
    private static final String ISOLATION = "LAZURITE_ISOLATION";

    private static final String WARM_PYTHON = "LAZURITE_WARM_PYTHON";

    /** Where the launcher puts the user's own value, since our own JVM shall not read it. */
    private static final String JAVA_OPTIONS = "LAZURITE_JAVA_TOOL_OPTIONS";

    private static final List<String> KNOWN = List.of(DATA, ISOLATION, WARM_PYTHON, JAVA_OPTIONS, "LAZURITE_OURS");

    /** Refuses settings that nobody reads: a misspelt one would be ignored without a word. */
    static Surroundings of(Map<String, String> environment, PrintStream out, PrintStream err) {
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith("LAZURITE_") && !name.startsWith("LAZURITE_ORIGINAL_") && !KNOWN.contains(name)) {
                throw new Refusal("The variable " + name + " is no setting of Lazurite; the settings are " + DATA
                        + ", the data folder, and " + ISOLATION + ", how jobs are isolated. Unset it.");
            }
        }
        Map<String, String> own = new HashMap<>(environment);
        String options = own.remove(JAVA_OPTIONS);
        if (options != null) {
            own.put("JAVA_TOOL_OPTIONS", options);
        }
        return new Surroundings(Map.copyOf(own), out, err);
    }

    /** The data folder when no option names one. */
    Path data() {
        String named = environment.getOrDefault(DATA, "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        // HOME as a shell means it; the JVM's own property is what the user database says.
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home, ".lazurite");
    }
}
