package dev.lazurite.trainer.deep.network;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The shape of one example between two layers, without the batch: {@code [features]}, {@code [time, features]} or {@code [channels, height, width]}. */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, below
public record Dimensions(int... sizes) {
    public int rank() {
        return sizes.length;
    }

    public int size(int axis) {
        return sizes[axis];
    }

    /** Numbers in one example. */
    public int count() {
        return Math.toIntExact(Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dimensions dimensions && Arrays.equals(sizes, dimensions.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }
}
