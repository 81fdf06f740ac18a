package dev.lazurite.trainer.search.space;

import java.util.List;

import dev.lazurite.trainer.api.InvalidInputException;

/**
 * {@code choice}: one of some values, each as likely as the others. A value is a text, a number, a truth value, or a {@link
 * Branch} with distributions of its own.
 */
public record Choice(List<Object> values) implements Distribution {
    public Choice {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new InvalidInputException("A choice has no values; it needs one at least.");
        }
    }

    /** Which value a quantile gives. */
    public int index(double quantile) {
        return Math.min((int) (quantile * values.size()), values.size() - 1);
    }

    @Override
    public Object at(double quantile) {
        return values.get(index(quantile));
    }

    @Override
    public double representative(double quantile) {
        return level(index(quantile));
    }

    @Override
    public long levels() {
        return values.size();
    }

    @Override
    public double level(long index) {
        return (index + 0.5) / values.size();
    }
}
