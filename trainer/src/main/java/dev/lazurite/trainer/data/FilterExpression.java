package dev.lazurite.trainer.data;

import java.util.List;
import java.util.Optional;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * A condition on a row. A comparison with a missing value is neither true nor false, and neither is what hangs on it, as in
 * SQL; only rows for which the whole is true are kept.
 */
sealed interface FilterExpression {
    /** Whether it holds of a row; empty where a missing value leaves it open. */
    Optional<Boolean> of(List<String> cells);

    /** Both hold. */
    record And(FilterExpression left, FilterExpression right) implements FilterExpression {
        @Override
        public Optional<Boolean> of(List<String> cells) {
            return decided(left.of(cells), right.of(cells), false);
        }
    }

    /** One of both holds. */
    record Or(FilterExpression left, FilterExpression right) implements FilterExpression {
        @Override
        public Optional<Boolean> of(List<String> cells) {
            return decided(left.of(cells), right.of(cells), true);
        }
    }

    /** It does not hold. */
    record Not(FilterExpression inner) implements FilterExpression {
        @Override
        public Optional<Boolean> of(List<String> cells) {
            return inner.of(cells).map(holds -> !holds);
        }
    }

    /** Two values compared: as numbers where one of them is written as a number, else as texts. */
    record Comparison(Operand left, Operator operator, Operand right) implements FilterExpression {
        @Override
        public Optional<Boolean> of(List<String> cells) {
            String one = left.of(cells);
            String other = right.of(cells);
            if (TableOptions.USUAL.contains(one) || TableOptions.USUAL.contains(other)) {
                return Optional.empty();
            }
            boolean numbers = left instanceof Constant
                    || right instanceof Constant
                    || (left instanceof Cell && right instanceof Cell && number(one) && number(other));
            int order = numbers
                    ? Double.compare(left.number(one), right.number(other))
                    : Integer.signum(one.compareTo(other));
            return Optional.of(operator.holds(order));
        }
    }

    private static boolean number(String text) {
        return !Double.isNaN(NumberText.parse(text));
    }

    /** One answer of this kind decides; else both must be known. */
    private static Optional<Boolean> decided(Optional<Boolean> left, Optional<Boolean> right, boolean decisive) {
        if (left.filter(holds -> holds == decisive).isPresent()) {
            return left;
        }
        if (right.filter(holds -> holds == decisive).isPresent()) {
            return right;
        }
        return left.isPresent() ? right : left;
    }

    /** What is compared. */
    sealed interface Operand {
        String of(List<String> cells);

        /** The text as a number. */
        double number(String text);
    }

    /** The cell of a column. */
    record Cell(String column, int at) implements Operand {
        @Override
        public String of(List<String> cells) {
            return cells.get(at);
        }

        @Override
        public double number(String text) {
            double number = NumberText.parse(text);
            if (Double.isNaN(number)) {
                throw new InvalidInputException(
                        "The MLTable's filter compares column '%s' with a number, but a row has '%s'. Compare with a text in quotes."
                                .formatted(column, text));
            }
            return number;
        }
    }

    /** A number in the expression. */
    record Constant(double value) implements Operand {
        @Override
        public String of(List<String> cells) {
            return Double.toString(value);
        }

        @Override
        public double number(String text) {
            return value;
        }
    }

    /** A text in the expression. */
    record Text(String value) implements Operand {
        @Override
        public String of(List<String> cells) {
            return value;
        }

        @Override
        public double number(String text) {
            throw new InvalidInputException(
                    "The MLTable's filter compares the text '%s' with a number.".formatted(value));
        }
    }

    /** How two values are to lie. */
    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        GREATER(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** The one that is written so. */
        static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(sign);
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case GREATER -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }
    }
}
