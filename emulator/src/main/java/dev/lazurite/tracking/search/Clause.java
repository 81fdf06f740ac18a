package dev.lazurite.tracking.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One comparison.
 *
 * @param values numbers or text: one, several for {@code IN}, none for {@code IS NULL}
 */
public record Clause(Identifier subject, Comparator comparator, List<Object> values) {

    /**
     * Whether something satisfies the comparison. What is missing satisfies {@code IS NULL} only.
     *
     * @param lookup the number or text that an identifier has
     */
    public boolean matches(Function<Identifier, Optional<Object>> lookup) {
        Optional<Object> found = lookup.apply(subject);
        return switch (comparator) {
            case IS_NULL -> found.isEmpty();
            case IS_NOT_NULL -> found.isPresent();
            default -> found.isPresent() && compare(found.get());
        };
    }

    private boolean compare(Object found) {
        Object value = values.get(0);
        if (value instanceof Number wanted) {
            return found instanceof Number number && compare(number.doubleValue(), wanted.doubleValue());
        }
        String text = found.toString();
        return switch (comparator) {
            case EQUAL -> text.equals(value);
            case NOT_EQUAL -> !text.equals(value);
            case LIKE -> like(value.toString()).matcher(text).matches();
            case ILIKE ->
                like(value.toString().toLowerCase(Locale.ROOT))
                        .matcher(text.toLowerCase(Locale.ROOT))
                        .matches();
            case IN -> values.contains(text);
            case NOT_IN -> !values.contains(text);
            default -> false;
        };
    }

    private boolean compare(double found, double wanted) {
        return switch (comparator) {
            case EQUAL -> found == wanted;
            case NOT_EQUAL -> found != wanted;
            case GREATER -> found > wanted;
            case AT_LEAST -> found >= wanted;
            case LESS -> found < wanted;
            case AT_MOST -> found <= wanted;
            default -> false;
        };
    }

    private static Pattern like(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
