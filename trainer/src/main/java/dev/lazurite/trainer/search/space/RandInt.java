package dev.lazurite.trainer.search.space;

import dev.lazurite.trainer.api.InvalidInputException;

/** {@code randint}: a whole number from 0 up to, but not including, {@code upper}. */
public record RandInt(long upper) implements Distribution {
    public RandInt {
        if (upper < 1) {
            throw new InvalidInputException("randint has the upper bound %d; it must be 1 or more.".formatted(upper));
        }
    }

    private long index(double quantile) {
        return Math.min((long) (quantile * upper), upper - 1);
    }

    @Override
    public Object at(double quantile) {
        return index(quantile);
    }

    @Override
    public double representative(double quantile) {
        return level(index(quantile));
    }

    @Override
    public long levels() {
        return upper;
    }

    @Override
    public double level(long index) {
        return (index + 0.5) / upper;
    }
}
