package dev.lazurite.jobs.pipeline.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression in a node refers to: <code>${{parent.inputs.x}}</code>, <code>${{parent.outputs.x}}</code>,
 * <code>${{parent.jobs.n.outputs.x}}</code> or <code>${{parent.jobs.n}}</code>.
 *
 * @param node the node; empty for inputs and outputs of the pipeline itself
 * @param name of the input or output; empty where a node alone is meant
 */
public record Binding(Kind kind, String node, String name) {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*parent\\.(?:(inputs|outputs)\\.([^}\\s]+)"
            + "|jobs\\.([^.}\\s]+)(?:\\.(inputs|outputs)\\.([^}\\s]+))?)\\s*}}");

    public enum Kind {
        PIPELINE_INPUT,
        PIPELINE_OUTPUT,
        NODE,
        NODE_INPUT,
        NODE_OUTPUT
    }

    /** The binding that a text is and nothing else. */
    public static Optional<Binding> whole(String text) {
        Matcher matcher = EXPRESSION.matcher(text.strip());
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    /** The bindings in a text, in their order. */
    public static List<Binding> within(String text) {
        List<Binding> found = new ArrayList<>();
        Matcher matcher = EXPRESSION.matcher(text);
        while (matcher.find()) {
            found.add(of(matcher));
        }
        return found;
    }

    /** The text with each binding replaced. */
    public static String replace(String text, java.util.function.Function<Binding, String> value) {
        return EXPRESSION.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value.apply(of(found))));
    }

    private static Binding of(java.util.regex.MatchResult found) {
        if (found.group(1) != null) {
            Kind kind = found.group(1).equals("inputs") ? Kind.PIPELINE_INPUT : Kind.PIPELINE_OUTPUT;
            return new Binding(kind, "", found.group(2));
        }
        if (found.group(4) == null) {
            return new Binding(Kind.NODE, found.group(3), "");
        }
        Kind kind = found.group(4).equals("inputs") ? Kind.NODE_INPUT : Kind.NODE_OUTPUT;
        return new Binding(kind, found.group(3), found.group(5));
    }

    /** As a person writes it. */
    @Override
    public String toString() {
        return switch (kind) {
            case PIPELINE_INPUT -> "${{parent.inputs." + name + "}}";
            case PIPELINE_OUTPUT -> "${{parent.outputs." + name + "}}";
            case NODE -> "${{parent.jobs." + node + "}}";
            case NODE_INPUT -> "${{parent.jobs." + node + ".inputs." + name + "}}";
            case NODE_OUTPUT -> "${{parent.jobs." + node + ".outputs." + name + "}}";
        };
    }
}
