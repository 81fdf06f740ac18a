package dev.lazurite.trainer.deep.engine;

import ai.djl.ndarray.NDArray;

/** Numbers into arrays, in place: on a processor, {@link NDArray#set} would give the array other memory, with a warning. */
final class Memory {
    private Memory() {}

    static void put(NDArray array, float[] values) {
        if (array.getDevice().isGpu()) {
            array.set(values);
        } else {
            array.toByteBuffer(true).asFloatBuffer().put(values);
        }
    }
}
