package dev.lazurite.jobs.staging;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders of a command: <code>${{inputs.x}}</code> and <code>${{outputs.y}}</code>, replaced by a literal's text or
 * a path, and <code>$[[ ... ]]</code> around what is left out when an input in it is not set. All else is left as written.
 */
final class CommandTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{\\{\\s*(inputs|outputs)\\.([^}\\s]+?)\\s*}}");
    private static final Pattern OPTIONAL = Pattern.compile("\\$\\[\\[(.*?)]]", Pattern.DOTALL);

    private final Map<String, String> inputs;
    private final Map<String, String> outputs;

    CommandTemplate(Map<String, String> inputs, Map<String, String> outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** The command to run. */
    String fill(String command) throws JobFault {
        StringBuilder kept = new StringBuilder();
        Matcher optional = OPTIONAL.matcher(command);
        while (optional.find()) {
            String part = complete(optional.group(1)) ? optional.group(1) : "";
            optional.appendReplacement(kept, Matcher.quoteReplacement(part));
        }
        optional.appendTail(kept);
        StringBuilder filled = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(kept);
        while (placeholder.find()) {
            String value = value(placeholder);
            if (value.isEmpty() && !known(placeholder)) {
                throw new JobFault(
                        "UserError",
                        "The command refers to '" + placeholder.group() + "', but the job has no "
                                + placeholder.group(1).replaceFirst("s$", "") + " '" + placeholder.group(2) + "'.");
            }
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return placeholder.appendTail(filled).toString();
    }

    private boolean complete(String part) {
        Matcher placeholder = PLACEHOLDER.matcher(part);
        while (placeholder.find()) {
            if (!known(placeholder)) {
                return false;
            }
        }
        return true;
    }

    private boolean known(Matcher placeholder) {
        return values(placeholder).containsKey(placeholder.group(2));
    }

    private String value(Matcher placeholder) {
        return values(placeholder).getOrDefault(placeholder.group(2), "");
    }

    private Map<String, String> values(Matcher placeholder) {
        return placeholder.group(1).equals("inputs") ? inputs : outputs;
    }
}
