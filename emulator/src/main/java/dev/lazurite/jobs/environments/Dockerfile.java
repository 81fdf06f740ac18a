package dev.lazurite.jobs.environments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.platform.Json;

/**
 * A Dockerfile as far as pip goes: its base image's name, ENV and ARG, and what its RUN lines install with pip and conda.
 * All else is said in the build log and skipped; no image is built.
 */
final class Dockerfile {
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)(?::([-+])([^}]*))?}|(\\w+))");
    private static final Pattern PAIR = Pattern.compile("(\\w+)=(.*)", Pattern.DOTALL);

    private final DockerContext context;
    private final Recipes recipes;
    private final BuildLog log;
    private final Map<String, Recipe> stages = new HashMap<>();
    private final Map<String, String> arguments = new HashMap<>();
    private Recipe recipe = Recipe.bare(PythonWish.ANY);
    private String stage = "";
    private Path workdir = Path.of("/");

    private Dockerfile(DockerContext context, Recipes recipes, BuildLog log) {
        this.context = context;
        this.recipes = recipes;
        this.log = log;
    }

    static Recipe read(EnvironmentSpec.BuildContext build, Recipes recipes, BuildLog log)
            throws EnvironmentFault, IOException {
        DockerContext context = new DockerContext(build.folder());
        Dockerfile file = new Dockerfile(context, recipes, log);
        for (DockerInstruction instruction : DockerInstruction.all(context.text(build.dockerfilePath()))) {
            file.apply(instruction);
        }
        return file.recipe.in(context.folder());
    }

    private void apply(DockerInstruction instruction) throws EnvironmentFault, IOException {
        switch (instruction.keyword()) {
            case "FROM" -> from(words(instruction.rest()));
            case "ARG" -> argument(instruction.rest());
            case "ENV" -> recipe = recipe.with(pairs(instruction.rest()));
            case "WORKDIR" ->
                workdir = workdir.resolve(expand(instruction.rest())).normalize();
            case "COPY", "ADD" -> copy(instruction);
            case "RUN" -> run(instruction.rest());
            default -> log.line("Dockerfile: skipped " + instruction);
        }
    }

    private void from(List<String> words) throws EnvironmentFault {
        stages.put(stage, recipe);
        List<String> operands = operands(words);
        if (operands.isEmpty()) {
            throw new EnvironmentFault("FROM in the Dockerfile names no image.");
        }
        String image = operands.get(0);
        String earlier = image.toLowerCase(Locale.ROOT);
        recipe = stages.containsKey(earlier) ? stages.get(earlier) : recipes.image(image, log);
        stage = operands.size() == 3 ? operands.get(2).toLowerCase(Locale.ROOT) : "";
        workdir = Path.of("/");
    }

    private void argument(String rest) {
        for (String word : words(rest)) {
            Matcher pair = PAIR.matcher(word);
            if (pair.matches()) {
                arguments.put(pair.group(1), pair.group(2));
            }
        }
    }

    /** The variables of an ENV, in either form: {@code NAME=value ...} or {@code NAME value}. */
    private Map<String, String> pairs(String rest) {
        Map<String, String> pairs = new HashMap<>();
        for (String word : words(rest)) {
            Matcher pair = PAIR.matcher(word);
            if (pair.matches()) {
                pairs.put(pair.group(1), pair.group(2));
            } else if (pairs.isEmpty()) {
                String[] old = rest.split("\\s+", 2);
                pairs.put(old[0], old.length < 2 ? "" : expand(old[1].trim()));
                break;
            }
        }
        for (String name : ProcessVariables.OF_THE_IMAGE) {
            if (pairs.remove(name) != null) {
                log.line("Dockerfile: skipped ENV " + name + ", which is the environment's own");
            }
        }
        return pairs;
    }

    private void copy(DockerInstruction instruction) throws IOException {
        boolean foreign = instruction.rest().matches("(?s).*(--from=|https?://|git@).*");
        List<String> operands = operands(exec(instruction.rest()).orElseGet(() -> words(instruction.rest())));
        if (foreign || operands.size() < 2) {
            log.line("Dockerfile: skipped " + instruction);
            return;
        }
        String target = operands.get(operands.size() - 1);
        Path place = workdir.resolve(target).normalize();
        boolean folder = target.endsWith("/") || target.equals(".") || target.equals("..") || place.equals(workdir);
        context.copy(operands.subList(0, operands.size() - 1), place, folder);
    }

    private void run(String rest) throws EnvironmentFault, IOException {
        RunInstruction run = new RunInstruction(context, workdir, log);
        Optional<List<String>> exec = exec(rest);
        if (exec.isPresent()) {
            recipe = run.command(exec.get(), recipe);
            return;
        }
        for (List<String> command : ShellWords.split(rest, this::expand)) {
            recipe = run.command(command, recipe);
        }
    }

    /** The words of the form {@code ["program", "argument"]}; empty for the shell form. */
    private static Optional<List<String>> exec(String rest) {
        if (!rest.startsWith("[")) {
            return Optional.empty();
        }
        try {
            List<String> words = new ArrayList<>();
            for (JsonNode word : Json.MAPPER.readTree(rest)) {
                words.add(word.asText());
            }
            return Optional.of(words);
        } catch (JsonProcessingException shell) {
            return Optional.empty(); // Docker takes what is no JSON as a shell's text
        }
    }

    private List<String> words(String rest) {
        return ShellWords.split(rest, this::expand).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> operands(List<String> words) {
        return words.stream().dropWhile(word -> word.startsWith("--")).toList();
    }

    /** Replaces the variables that ENV and ARG set; a name that neither sets stays as it is written. */
    private String expand(String text) {
        return VARIABLE.matcher(text).replaceAll(found -> {
            String name = found.group(1) == null ? found.group(4) : found.group(1);
            String value = recipe.variables().getOrDefault(name, arguments.get(name));
            String otherwise = found.group(3);
            boolean set = value != null && !value.isEmpty();
            String result = "+".equals(found.group(2))
                    ? (set ? otherwise : "")
                    : set || otherwise == null ? (value == null ? found.group() : value) : otherwise;
            return Matcher.quoteReplacement(result);
        });
    }
}
