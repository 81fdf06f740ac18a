package dev.lazurite.trainer.deep.engine;

import java.util.Arrays;

/** Numbers in row-major order, with their shape; a plain copy, on the heap. */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record Tensor(float[] values, long... shape) {
    static Tensor slice(float[] values, int from, int size, long... shape) {
        return new Tensor(Arrays.copyOfRange(values, from, from + size), shape);
    }
}
