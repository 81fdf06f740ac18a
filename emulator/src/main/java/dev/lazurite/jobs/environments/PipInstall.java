package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The arguments of a {@code pip install} in a Dockerfile, as lines of a requirements file. */
final class PipInstall {
    /** Options with a value that decide what is installed, by the name that a requirements file has for them. */
    private static final Map<String, String> KEPT = Map.of(
            "-i", "--index-url",
            "--index-url", "--index-url",
            "--extra-index-url", "--extra-index-url",
            "-f", "--find-links",
            "--find-links", "--find-links",
            "--trusted-host", "--trusted-host",
            "--no-binary", "--no-binary",
            "--only-binary", "--only-binary");

    /** Options with a value that decide how it is installed, which is ours to say. */
    private static final Set<String> PASSED_OVER = Set.of(
            "-t",
            "--target",
            "--prefix",
            "--root",
            "--timeout",
            "--default-timeout",
            "--retries",
            "--cache-dir",
            "--proxy",
            "--cert",
            "--client-cert",
            "--platform",
            "--python-version",
            "--progress-bar",
            "--upgrade-strategy",
            "--global-option",
            "--config-settings",
            "--root-user-action",
            "--src",
            "--log",
            "--exists-action",
            "--implementation",
            "--abi",
            "-p",
            "--python");

    private final DockerContext context;
    private final Path workdir;
    private final List<String> lines = new ArrayList<>();

    private PipInstall(DockerContext context, Path workdir) {
        this.context = context;
        this.workdir = workdir;
    }

    /**
     * Translates the words after {@code install}.
     *
     * @param workdir what relative paths are meant from
     */
    static List<String> lines(List<String> arguments, DockerContext context, Path workdir)
            throws EnvironmentFault, IOException {
        PipInstall install = new PipInstall(context, workdir);
        install.read(arguments);
        return install.lines;
    }

    private void read(List<String> arguments) throws EnvironmentFault, IOException {
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            String option = equals < 0 ? word : word.substring(0, equals);
            boolean joined = word.matches("-[rc][^-].*");
            if (joined) {
                option = word.substring(0, 2);
            }
            if (!option.startsWith("-")) {
                lines.add(requirement(word));
                continue;
            }
            if ("--pre".equals(option)) {
                lines.add(option);
            }
            if (!takesValue(option)) {
                continue; // -U, --no-cache-dir, --user and the like: nothing that changes what a new environment has
            }
            String value = joined
                    ? word.substring(2)
                    : equals >= 0 ? word.substring(equals + 1) : at + 1 < arguments.size() ? arguments.get(++at) : "";
            option(option, value);
        }
    }

    private static boolean takesValue(String option) {
        return KEPT.containsKey(option)
                || PASSED_OVER.contains(option)
                || Set.of("-r", "--requirement", "-c", "--constraint", "-e", "--editable")
                        .contains(option);
    }

    private void option(String option, String value) throws EnvironmentFault, IOException {
        switch (option) {
            case "-r", "--requirement" ->
                requirements(file(value, workdir.resolve(value).normalize(), option), 0);
            case "-c", "--constraint" ->
                lines.add("-c " + relative(file(value, workdir.resolve(value).normalize(), option)));
            // an editable install would tie the environment to a folder that goes away
            case "-e", "--editable" -> lines.add(requirement(value));
            default -> {
                if (KEPT.containsKey(option)) {
                    lines.add(KEPT.get(option) + " " + value);
                }
            }
        }
    }

    private void requirements(Path file, int depth) throws EnvironmentFault, IOException {
        if (depth > 5) {
            throw new EnvironmentFault("The requirements file " + relative(file) + " includes itself.");
        }
        for (String raw : Files.readAllLines(file)) {
            String line = raw.replaceFirst("(^|\\s)#.*$", "").trim();
            if (line.matches("(-r|--requirement)[\\s=].*")) {
                String named = line.replaceFirst("^(-r|--requirement)[\\s=]+", "");
                Path beside = file.resolveSibling(named).normalize();
                if (!beside.startsWith(context.folder()) || !Files.isRegularFile(beside)) {
                    throw new EnvironmentFault(
                            relative(file) + " includes '" + named + "', which the build context does not have.");
                }
                requirements(beside, depth + 1);
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
    }

    /** A requirement as it is, or a path of the image as a path of the context. */
    private String requirement(String word) throws EnvironmentFault {
        boolean path = word.startsWith(".") || word.startsWith("/") || (word.endsWith(".whl") && !word.contains("://"));
        if (!path) {
            return word;
        }
        String bare = word.replaceFirst("\\[[^\\]]*\\]$", "");
        Path found = file(bare, workdir.resolve(bare).normalize(), "install");
        return "./" + relative(found) + word.substring(bare.length());
    }

    private Path file(String written, Path path, String option) throws EnvironmentFault {
        return context.at(path)
                .orElseThrow(() -> new EnvironmentFault("'" + written + "', which pip " + option
                        + " names, is not among the files that COPY or ADD bring from the build context."));
    }

    private String relative(Path file) {
        return context.folder().relativize(file).toString();
    }
}
