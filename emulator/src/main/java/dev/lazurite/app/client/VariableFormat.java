package dev.lazurite.app.client;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.lazurite.platform.Json;

/** How variables are written. */
public enum VariableFormat {
    /** {@code export} lines for a POSIX shell to evaluate. */
    SH {
        @Override
        public String write(Map<String, String> variables) {
            return lines(variables, (name, value) -> "export " + name + "=" + quote(value));
        }
    },
    /** A {@code .env} file. */
    DOTENV {
        @Override
        public String write(Map<String, String> variables) {
            return lines(
                    variables,
                    (name, value) -> name + "=" + (PLAIN.matcher(value).matches() ? value : dotenv(value)));
        }
    },
    /** One JSON object. */
    JSON {
        @Override
        public String write(Map<String, String> variables) {
            return Json.MAPPER.valueToTree(variables).toPrettyString() + "\n";
        }
    };

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,|=-]*");

    /** The variables as text that ends in a line break. */
    public abstract String write(Map<String, String> variables);

    /** A word that a POSIX shell reads as {@code value} whatever it contains. */
    public static String quote(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static String dotenv(String value) {
        return "\""
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("$", "\\$")
                        .replace("\n", "\\n")
                + "\"";
    }

    private interface Line {
        String of(String name, String value);
    }

    private static String lines(Map<String, String> variables, Line line) {
        return variables.entrySet().stream()
                .map(entry -> line.of(entry.getKey(), entry.getValue()) + "\n")
                .collect(Collectors.joining());
    }
}
