package dev.lazurite.trainer.data;

import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;

/** By what a table is cut into rows to learn from and rows to test on. */
public sealed interface SplitRule {
    /** The column that decides; nothing learns from that of groups. */
    Optional<String> column();

    /** As typed; {@link #of} reads it. */
    String typed();

    /** By chance, of each class alike. */
    record Chance() implements SplitRule {
        @Override
        public Optional<String> column() {
            return Optional.empty();
        }

        @Override
        public String typed() {
            return "random";
        }
    }

    /** Rows with the same value in a column stay together, and which are tested on is chance. */
    record Grouped(String by) implements SplitRule {
        @Override
        public Optional<String> column() {
            return Optional.of(by);
        }

        @Override
        public String typed() {
            return "group:" + by;
        }
    }

    /** The rows with the greatest values of a column are tested on: the last ones. */
    record Ordered(String by) implements SplitRule {
        @Override
        public Optional<String> column() {
            return Optional.of(by);
        }

        @Override
        public String typed() {
            return "time:" + by;
        }
    }

    /** Reads {@code random}, {@code group:COLUMN} or {@code time:COLUMN}. */
    static SplitRule of(String typed) {
        String[] parts = typed.split(":", 2);
        boolean named = parts.length == 2 && !parts[1].isEmpty();
        if (typed.equals("random")) {
            return new Chance();
        }
        if (named && parts[0].equals("group")) {
            return new Grouped(parts[1]);
        }
        if (named && parts[0].equals("time")) {
            return new Ordered(parts[1]);
        }
        throw new InvalidInputException(
                "The split is '%s'; it must be random, group:COLUMN or time:COLUMN.".formatted(typed));
    }
}
