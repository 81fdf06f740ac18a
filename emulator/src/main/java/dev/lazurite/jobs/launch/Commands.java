package dev.lazurite.jobs.launch;

import java.util.List;

/** Which words run the command of a launch. */
@FunctionalInterface
public interface Commands {
    /** The shell runs it. */
    Commands BY_SHELL = (launch, shell) -> List.of(shell, "-c", launch.command());

    /** @param shell the shell of this machine */
    List<String> words(Launch launch, String shell);
}
