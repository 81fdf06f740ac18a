package dev.lazurite.trainer.api;

import java.util.List;

/** A setting of a learner: its name, default, accepted values, and what it does. */
public sealed interface Parameter {
    String name();

    String description();

    /** The default, as it would be typed. */
    String fallback();

    /** The accepted values, for people. */
    String accepted();

    /** Reads a typed value; anything outside {@link #accepted()} is refused. */
    Object parse(String text);

    private InvalidInputException refusal(String text) {
        return new InvalidInputException("Parameter %s is '%s'; it must be %s. For example: --param %s=%s"
                .formatted(name(), text, accepted(), name(), fallback()));
    }

    /** A real number within closed bounds. */
    record Real(String name, double standard, double min, double max, String description) implements Parameter {
        @Override
        public String fallback() {
            return Double.toString(standard);
        }

        @Override
        public String accepted() {
            return max == Double.MAX_VALUE
                    ? "a number of at least %s".formatted(min)
                    : "a number from %s to %s".formatted(min, max);
        }

        @Override
        public Object parse(String text) {
            try {
                double value = Double.parseDouble(text.strip());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw Parameter.super.refusal(text);
            }
            throw Parameter.super.refusal(text);
        }
    }

    /** A whole number within closed bounds. */
    record Whole(String name, int standard, int min, int max, String description) implements Parameter {
        @Override
        public String fallback() {
            return Integer.toString(standard);
        }

        @Override
        public String accepted() {
            return max == Integer.MAX_VALUE
                    ? "a whole number of at least %d".formatted(min)
                    : "a whole number from %d to %d".formatted(min, max);
        }

        @Override
        public Object parse(String text) {
            try {
                int value = Integer.parseInt(text.strip());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw Parameter.super.refusal(text);
            }
            throw Parameter.super.refusal(text);
        }
    }

    /** Any text, such as the name of a column. */
    record Text(String name, String fallback, String description) implements Parameter {
        @Override
        public String accepted() {
            return "any text";
        }

        @Override
        public Object parse(String text) {
            return text;
        }
    }

    /** One of a few words. */
    record Choice(String name, String fallback, List<String> options, String description) implements Parameter {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String accepted() {
            return "one of " + String.join(", ", options);
        }

        @Override
        public Object parse(String text) {
            if (options.contains(text)) {
                return text;
            }
            throw Parameter.super.refusal(text);
        }
    }
}
