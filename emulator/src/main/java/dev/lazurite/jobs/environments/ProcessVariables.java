package dev.lazurite.jobs.environments;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a process must have set to run inside an environment. */
final class ProcessVariables {
    private static final String SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /** Set by a Dockerfile, these point into an image that is not there. */
    static final Set<String> OF_THE_IMAGE =
            Set.of("PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "CONDA_PREFIX", "VIRTUAL_ENV", "HOME");

    private ProcessVariables() {}

    /**
     * The variables of a process in {@code folder}: its own programs come first on the {@code PATH}, before the system's.
     *
     * @param recipe what a Dockerfile or conda file sets
     * @param spec what the asset sets, which wins
     */
    static Map<String, String> of(Path folder, Map<String, String> recipe, Map<String, String> spec) {
        Map<String, String> variables = new HashMap<>(recipe);
        variables.keySet().removeAll(OF_THE_IMAGE);
        variables.putAll(spec);
        variables.put("PATH", folder.resolve("bin") + ":" + spec.getOrDefault("PATH", SYSTEM_PATH));
        variables.put("VIRTUAL_ENV", folder.toString());
        return Map.copyOf(variables);
    }
}
