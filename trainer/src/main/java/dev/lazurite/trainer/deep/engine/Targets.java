package dev.lazurite.trainer.deep.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** What examples are to be predicted as. */
public sealed interface Targets {
    /** As {@link TrainingStep} takes them. */
    NDArray batch(NDManager manager, int[] rows);

    /** Classes, numbered from 0. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Classes(int[] numbers) implements Targets {
        @Override
        public NDArray batch(NDManager manager, int[] rows) {
            var chosen = new long[rows.length];
            for (int i = 0; i < rows.length; i++) {
                chosen[i] = numbers[rows[i]];
            }
            return manager.create(chosen);
        }
    }

    /** Numbers near 0 and 1 in size. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Values(float[] values) implements Targets {
        @Override
        public NDArray batch(NDManager manager, int[] rows) {
            var chosen = new float[rows.length];
            for (int i = 0; i < rows.length; i++) {
                chosen[i] = values[rows[i]];
            }
            return manager.create(chosen, new Shape(rows.length, 1));
        }
    }
}
