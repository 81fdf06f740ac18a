package dev.lazurite.trainer.deep.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.lazurite.trainer.deep.network.Input;

/** Examples in memory, by row. */
public sealed interface Examples {
    /** Rows. */
    int count();

    /** Those rows as a network takes them. */
    NDArray batch(NDManager manager, int[] rows);

    /** Rows of floats. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Numbers(float[][] rows) implements Examples {
        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public NDArray batch(NDManager manager, int[] chosen) {
            int width = rows[0].length;
            var flat = new float[chosen.length * width];
            for (int i = 0; i < chosen.length; i++) {
                System.arraycopy(rows[chosen[i]], 0, flat, i * width, width);
            }
            return manager.create(flat, new Shape(chosen.length, width));
        }
    }

    /** Pictures, a byte a number, as {@link Input.Image} orders them. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Pictures(Input.Image shape, byte[][] rows) implements Examples {
        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public NDArray batch(NDManager manager, int[] chosen) {
            int size = shape.dimensions().count();
            var flat = new float[chosen.length * size];
            int at = 0;
            for (int row : chosen) {
                for (byte each : rows[row]) {
                    flat[at++] = (each & 0xFF) / 255f;
                }
            }
            return manager.create(flat, new Shape(chosen.length, shape.channels(), shape.height(), shape.width()));
        }
    }

    /** Texts as numbers of tokens. */
    @SuppressWarnings("ArrayRecordComponent") // two such are never compared
    record Tokens(int[][] rows) implements Examples {
        @Override
        public int count() {
            return rows.length;
        }

        @Override
        public NDArray batch(NDManager manager, int[] chosen) {
            int length = rows[0].length;
            var flat = new long[chosen.length * length];
            int at = 0;
            for (int row : chosen) {
                for (int token : rows[row]) {
                    flat[at++] = token;
                }
            }
            return manager.create(flat, new Shape(chosen.length, length));
        }
    }
}
