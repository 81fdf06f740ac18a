package dev.lazurite.trainer.data;

/** Reads decimal numbers; unlike {@link Double#parseDouble} it takes no hexadecimal and no type suffix. */
final class NumberText {
    private NumberText() {}

    /** The number; infinite when it is or overflows to infinity; NaN when the text is no number. */
    static double parse(String text) {
        if (text.isEmpty()) {
            return Double.NaN;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        boolean signed = first == '-' || first == '+';
        if (isInfinite(signed ? text.substring(1) : text)) {
            return first == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        boolean starts = signed || first == '.' || isDigit(first);
        boolean ends = last == '.' || isDigit(last);
        if (!starts || !ends || text.indexOf('x') >= 0 || text.indexOf('X') >= 0) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static boolean isInfinite(String text) {
        return text.equalsIgnoreCase("inf") || text.equalsIgnoreCase("infinity");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
