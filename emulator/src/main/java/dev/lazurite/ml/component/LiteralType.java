package dev.lazurite.ml.component;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lazurite.platform.Json;

/**
 * What a component declares of an input that is a value and no data.
 *
 * @param type such as {@code integer}, in lower case
 * @param allowed the values of an {@code enum}; empty where any will do
 */
public record LiteralType(String type, List<String> allowed, Optional<BigDecimal> min, Optional<BigDecimal> max) {
    private static final Set<String> LITERALS = Set.of("string", "number", "integer", "boolean", "float", "enum");
    private static final Set<String> NUMBERS = Set.of("number", "integer", "float");
    private static final Pattern UNBOUNDED = Pattern.compile("[+-]?(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

    /** What a declaration says; empty where it declares data, or nothing. */
    public static Optional<LiteralType> of(JsonNode declared) {
        String type = Json.text(declared, "type", "");
        List<String> allowed = new ArrayList<>();
        declared.path("enum").forEach(value -> allowed.add(value.asText()));
        return is(type)
                ? Optional.of(new LiteralType(
                        type.toLowerCase(Locale.ROOT), allowed, number(declared, "min"), number(declared, "max")))
                : Optional.empty();
    }

    /** Whether a type is that of a value and not of data. */
    public static boolean is(String type) {
        return LITERALS.contains(type.toLowerCase(Locale.ROOT));
    }

    private static Optional<BigDecimal> number(JsonNode declared, String field) {
        // a component's limits come back as texts
        return number(Json.text(declared, field, ""));
    }

    /** The number that a text is. */
    public static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    /** Whether a value may go in. As recorded, a fraction may where an integer is declared, and any value where a text is. */
    public boolean takes(String value) {
        boolean listed = allowed.isEmpty() || allowed.stream().anyMatch(value::equalsIgnoreCase);
        if (type.equals("boolean")) {
            return listed && (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"));
        }
        if (!NUMBERS.contains(type)) {
            return listed;
        }
        Optional<BigDecimal> number = number(value);
        return number.isEmpty()
                ? UNBOUNDED.matcher(value.strip()).matches()
                : min.stream().allMatch(least -> least.compareTo(number.get()) <= 0)
                        && max.stream().allMatch(most -> most.compareTo(number.get()) >= 0);
    }

    /** In words, for whoever gave something else: {@code an integer from 1 to 5}. */
    @Override
    public String toString() {
        if (!allowed.isEmpty()) {
            return "one of " + String.join(", ", allowed);
        }
        return switch (type) {
                    case "boolean" -> "true or false";
                    case "integer" -> "an integer";
                    case "number", "float" -> "a number";
                    default -> "a string";
                }
                + min.map(least -> max.isPresent() ? " from " + least : " of at least " + least)
                        .orElse("")
                + max.map(most -> min.isPresent() ? " to " + most : " of at most " + most)
                        .orElse("");
    }
}
