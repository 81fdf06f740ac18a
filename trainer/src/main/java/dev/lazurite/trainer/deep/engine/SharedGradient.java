package dev.lazurite.trainer.deep.engine;

import java.util.Arrays;

import ai.djl.ndarray.NDArray;
import dev.lazurite.trainer.deep.distributed.Collective;

/** A gradient and a loss that become the mean over all workers' examples, in one sum. */
final class SharedGradient {
    private final float[] values;

    SharedGradient(int size) {
        values = new float[size + 1];
    }

    /** Copies this worker's gradient. */
    void take(NDArray gradient) {
        gradient.toByteBuffer(true).asFloatBuffer().get(values, 0, values.length - 1);
    }

    /** Adds the loss, and counts both for this worker's share of the examples. */
    void weigh(float loss, float share) {
        values[values.length - 1] = loss;
        for (int i = 0; i < values.length; i++) {
            values[i] *= share;
        }
    }

    void share(Collective collective) {
        collective.sum(values);
    }

    float[] gradient() {
        return Arrays.copyOf(values, values.length - 1);
    }

    float loss() {
        return values[values.length - 1];
    }
}
