package dev.lazurite.jobs.environments;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Turns environment specifications into something a process can be started in. */
public interface Environments {
    /**
     * Finds or builds the environment of {@code spec}. Blocks until it is there; callers that ask for the same one at once
     * share one build, in this process and across processes.
     *
     * @param holder a file or folder: the environment is kept for as long as it exists
     * @throws EnvironmentFault when it cannot be built; nothing half-built is ever handed out
     * @throws InterruptedException when the thread was interrupted; the installer has then been ended
     */
    Realised realise(EnvironmentSpec spec, Path holder, BuildLog log) throws EnvironmentFault, InterruptedException;

    /**
     * An environment that is ready to run in.
     *
     * @param folder of the virtual environment; not to be written to
     * @param python its interpreter; empty for an environment without Python
     * @param variables to set for the process: {@code PATH}, {@code VIRTUAL_ENV}, and what the specification sets
     * @param key what it was built from, as SHA-256 in hexadecimal
     */
    record Realised(Path folder, Optional<Path> python, Map<String, String> variables, String key) {}
}
