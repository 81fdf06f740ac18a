package dev.lazurite.app.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions in double braces: what stands in a command, and what ties the steps of a pipeline together. */
final class Bindings {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*([^}]*?)\\s*}}");
    private static final Pattern OF_STEP = Pattern.compile("parent\\.jobs\\.([^.]+)\\.outputs\\.(.+)");
    private static final String OF_INPUT = "parent.inputs.";

    /** What an expression means. */
    sealed interface Binding {
        /** An input of the pipeline. */
        record Input(String name) implements Binding {}

        /** An output of another step. */
        record StepOutput(String step, String output) implements Binding {}

        /** Something else, such as an output of the pipeline. */
        record Other(String text) implements Binding {}
    }

    private Bindings() {}

    static List<String> expressions(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = EXPRESSION.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    /** Whether a text is one expression and nothing else. */
    static boolean whole(String text) {
        return EXPRESSION.matcher(text.strip()).matches();
    }

    /** The bindings in the value of a step's input. */
    static List<Binding> of(String text) {
        return expressions(text).stream().map(Bindings::binding).toList();
    }

    private static Binding binding(String expression) {
        Matcher step = OF_STEP.matcher(expression);
        if (step.matches()) {
            return new Binding.StepOutput(step.group(1), step.group(2));
        }
        return expression.startsWith(OF_INPUT)
                ? new Binding.Input(expression.substring(OF_INPUT.length()))
                : new Binding.Other(expression);
    }

    /** Notes every expression of a command that means nothing. */
    static void command(
            YamlValue command, Set<String> inputs, Set<String> outputs, Set<String> searched, Problems problems) {
        for (String expression : expressions(command.text())) {
            int dot = expression.indexOf('.');
            String root = dot < 0 ? expression : expression.substring(0, dot);
            String name = expression.substring(dot + 1);
            Set<String> known = switch (root) {
                case "inputs" -> inputs;
                case "outputs" -> outputs;
                case "search_space" -> searched;
                default -> Set.of(name);
            };
            // An input may have a part: inputs.data.path.
            boolean there = known.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + "."));
            if (!there) {
                problems.error(
                        command,
                        "unknown binding '${{" + expression + "}}': there is " + list(root.replace('_', ' '), known));
            }
        }
    }

    /** What there is of something, in words. */
    static String list(String what, Set<String> names) {
        return names.isEmpty() ? "none of " + what : "of " + what + " only " + String.join(", ", names);
    }
}
