package dev.lazurite.trainer.data;

import java.util.List;
import java.util.function.Predicate;

/** A transformation of an MLTable that leaves some of the rows; those that come later see only what it left. */
sealed interface RowStep {
    /** Says of one row after the other whether it is left; for one walk. */
    Predicate<List<String>> begin(List<String> names);

    /** Passes over the first rows. */
    record Skip(long rows) implements RowStep {
        @Override
        public Predicate<List<String>> begin(List<String> names) {
            var count = new Counter();
            return cells -> count.next() >= rows;
        }
    }

    /** Leaves the first rows. */
    record Take(long rows) implements RowStep {
        @Override
        public Predicate<List<String>> begin(List<String> names) {
            var count = new Counter();
            return cells -> count.next() < rows;
        }
    }

    /** Leaves the rows of which an expression is true. */
    record Filter(String expression) implements RowStep {
        @Override
        public Predicate<List<String>> begin(List<String> names) {
            FilterExpression parsed = FilterParser.parse(expression, names);
            return cells -> parsed.of(cells).orElse(false);
        }
    }

    /** Counts the rows that came by. */
    final class Counter {
        private long rows;

        private long next() {
            return rows++;
        }
    }
}
