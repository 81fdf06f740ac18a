package dev.lazurite.jobs.environments;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is left of a specification once it is translated: all that building needs.
 *
 * @param python which interpreter
 * @param steps installed one after the other, each a list of lines of a pip requirements file
 * @param variables that the specification sets, other than the environment's own
 * @param folder that relative paths in the lines are meant from
 */
record Recipe(PythonWish python, List<List<String>> steps, Map<String, String> variables, Optional<Path> folder) {
    Recipe {
        steps = steps.stream()
                .filter(step -> !step.isEmpty())
                .<List<String>>map(List::copyOf)
                .toList();
        variables = Map.copyOf(variables);
    }

    /** An interpreter with nothing installed. */
    static Recipe bare(PythonWish python) {
        return new Recipe(python, List.of(), Map.of(), Optional.empty());
    }

    /** This recipe, with {@code lines} installed after all that it has. */
    Recipe then(List<String> lines) {
        List<List<String>> more = new ArrayList<>(steps);
        more.add(lines);
        return new Recipe(python, more, variables, folder);
    }

    /** This recipe, with {@code more} set as well; a name that is there already gets the new value. */
    Recipe with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        all.putAll(more);
        return new Recipe(python, steps, all, folder);
    }

    Recipe on(PythonWish wish) {
        return new Recipe(wish, steps, variables, folder);
    }

    Recipe in(Path place) {
        return new Recipe(python, steps, variables, Optional.of(place));
    }
}
