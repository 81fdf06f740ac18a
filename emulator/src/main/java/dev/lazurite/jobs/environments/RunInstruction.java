package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The commands of a Dockerfile's RUN that install Python packages: {@code pip install}, {@code conda install}, {@code conda
 * env create}, and these inside of {@code conda run} and {@code bash -c}.
 */
final class RunInstruction {
    private static final Set<String> CONDA = Set.of("conda", "mamba", "micromamba");
    private static final Set<String> CONDA_VALUES =
            Set.of("-n", "--name", "-p", "--prefix", "-c", "--channel", "-f", "--file", "--cwd", "--solver");

    private final DockerContext context;
    private final Path workdir;
    private final BuildLog log;

    RunInstruction(DockerContext context, Path workdir, BuildLog log) {
        this.context = context;
        this.workdir = workdir;
        this.log = log;
    }

    /** What {@code recipe} becomes by the command of {@code words}; the log is told of one that is skipped. */
    Recipe command(List<String> words, Recipe recipe) throws EnvironmentFault, IOException {
        List<String> bare = words.stream()
                .dropWhile(word -> word.matches("\\w+=.*|--\\w+=.*|sudo|exec|time"))
                .toList();
        String program = bare.isEmpty() ? "" : bare.get(0).substring(bare.get(0).lastIndexOf('/') + 1);
        List<String> arguments = bare.isEmpty() ? List.of() : bare.subList(1, bare.size());
        if (program.matches("(ba|da|z)?sh") && script(arguments).isPresent()) {
            Recipe result = recipe;
            for (List<String> inner : ShellWords.split(script(arguments).get(), text -> text)) {
                result = command(inner, result);
            }
            return result;
        }
        if (program.matches("python(3(\\.\\d+)?)?") && arguments.size() > 1 && "-m".equals(arguments.get(0))) {
            return command(arguments.subList(1, arguments.size()), recipe);
        }
        if ("uv".equals(program) && !arguments.isEmpty() && "pip".equals(arguments.get(0))) {
            return command(arguments, recipe);
        }
        if (program.matches("pip(3(\\.\\d+)?)?") && arguments.contains("install")) {
            List<String> after = arguments.subList(arguments.indexOf("install") + 1, arguments.size());
            return recipe.then(PipInstall.lines(after, context, workdir));
        }
        if (CONDA.contains(program)) {
            return conda(words, arguments, recipe);
        }
        return skipped(words, recipe);
    }

    private static Optional<String> script(List<String> arguments) {
        for (int at = 0; at + 1 < arguments.size(); at++) {
            if (arguments.get(at).matches("-[a-z]*c")) {
                return Optional.of(arguments.get(at + 1));
            }
        }
        return Optional.empty();
    }

    private Recipe conda(List<String> words, List<String> arguments, Recipe recipe)
            throws EnvironmentFault, IOException {
        List<String> operands = operands(arguments, "run".equals(arguments.isEmpty() ? "" : arguments.get(0)));
        String verb = operands.isEmpty() ? "" : operands.get(0);
        switch (verb) {
            case "run" -> {
                return command(operands.subList(1, operands.size()), recipe);
            }
            case "install", "create" -> {
                return condaPackages(operands.subList(1, operands.size()), "create".equals(verb), recipe);
            }
            case "env" -> {
                boolean update = operands.contains("update");
                if (update || operands.contains("create")) {
                    return condaFile(arguments, update, recipe);
                }
                return skipped(words, recipe);
            }
            default -> {
                return skipped(words, recipe);
            }
        }
    }

    private Recipe condaPackages(List<String> dependencies, boolean anew, Recipe recipe) throws EnvironmentFault {
        CondaFile packages = CondaFile.translate(dependencies, log);
        Recipe base = anew ? new Recipe(packages.python(), List.of(), recipe.variables(), recipe.folder()) : recipe;
        boolean wished = !packages.python().equals(PythonWish.ANY);
        return (wished ? base.on(packages.python()) : base).then(packages.lines());
    }

    private Recipe condaFile(List<String> arguments, boolean update, Recipe recipe)
            throws EnvironmentFault, IOException {
        String written = "environment.yml";
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (word.startsWith("--file=")) {
                written = word.substring("--file=".length());
            } else if (word.matches("-f|--file") && at + 1 < arguments.size()) {
                written = arguments.get(at + 1);
            }
        }
        String name = written;
        Path file = context.at(workdir.resolve(name).normalize())
                .orElseThrow(() -> new EnvironmentFault("'" + name + "', which conda env names, is not among the files"
                        + " that COPY or ADD bring from the build context."));
        CondaFile conda = CondaFile.read(Files.readString(file), log);
        // what is created anew has nothing of the image; what is updated keeps what it has
        Recipe base = update ? recipe : new Recipe(conda.python(), List.of(), recipe.variables(), recipe.folder());
        boolean wished = !conda.python().equals(PythonWish.ANY);
        return (wished ? base.on(conda.python()) : base).with(conda.variables()).then(conda.lines());
    }

    /**
     * The words that are neither options nor their values.
     *
     * @param running whether all that follows the first operand but one is another command's, options included
     */
    private static List<String> operands(List<String> arguments, boolean running) {
        List<String> operands = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (running && operands.size() == 2) {
                operands.add(word);
            } else if (CONDA_VALUES.contains(word)) {
                at++;
            } else if (!word.startsWith("-")) {
                operands.add(word);
            }
        }
        return operands;
    }

    private Recipe skipped(List<String> words, Recipe recipe) {
        String text = String.join(" ", words).replaceAll("\\s+", " ");
        log.line("Dockerfile: skipped RUN " + (text.length() > 160 ? text.substring(0, 157) + "..." : text));
        return recipe;
    }
}
