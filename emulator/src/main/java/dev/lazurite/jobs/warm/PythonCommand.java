package dev.lazurite.jobs.warm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.jobs.launch.Launch;

/** Recognises the commands that a preloaded interpreter runs just as the shell would. */
final class PythonCommand {
    /** Words of characters that mean nothing to a shell, the second of which is a script. */
    private static final Pattern PLAIN =
            Pattern.compile("\\s*python3?((?: +[A-Za-z0-9_./][A-Za-z0-9_./:=,@%+-]*| +-[A-Za-z0-9_./:=,@%+-]*)+)\\s*");

    /** What is read when an interpreter or a library starts, and cannot be given to one that has started. */
    private static final Pattern EARLY = Pattern.compile(
            "(PYTHON|LD_|OMP_|OPENBLAS_|MKL_|BLIS_|KMP_|GOTO_|NUMEXPR_|NPY_|MALLOC_|GLIBC_|SKLEARN_).*");

    private PythonCommand() {}

    /** The script and its arguments; empty where the command is anything else. */
    static Optional<List<String>> script(Launch launch) {
        Matcher plain = PLAIN.matcher(launch.command());
        if (!plain.matches() || !launch.ranks().all().isEmpty() || early(launch.environment())) {
            return Optional.empty();
        }
        List<String> words = List.of(plain.group(1).strip().split(" +"));
        return words.get(0).endsWith(".py") && !words.get(0).startsWith("-") ? Optional.of(words) : Optional.empty();
    }

    private static boolean early(Map<String, String> environment) {
        return environment.keySet().stream()
                .anyMatch(name -> EARLY.matcher(name).matches());
    }
}
