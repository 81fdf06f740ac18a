package dev.lazurite.trainer.deep.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * In which order examples are seen, and by which worker. The order of an epoch depends on seed and epoch alone. A step takes
 * {@code batchSize} examples for each worker; they share what is left at the end as evenly as they can.
 *
 * @param examples to be numbered from 0
 */
public record Batches(int examples, int batchSize, int workers, long seed) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Steps in an epoch. */
    public int steps() {
        int together = Math.multiplyExact(batchSize, workers);
        return (examples + together - 1) / together;
    }

    /** All examples in the order of an epoch. */
    public int[] order(int epoch) {
        var order = new int[examples];
        Arrays.setAll(order, i -> i);
        var random = new SplittableRandom(seed + GOLDEN * (epoch + 1));
        for (int i = examples - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
        return order;
    }

    /** Examples in a step, all workers' together. */
    public int together(int step) {
        int from = step * batchSize * workers;
        return Math.min(batchSize * workers, examples - from);
    }

    /** The examples of one worker in a step; none when there are fewer examples than workers left. */
    public int[] part(int[] order, int step, int worker) {
        int from = step * batchSize * workers;
        long together = together(step);
        return Arrays.copyOfRange(
                order, from + (int) (together * worker / workers), from + (int) (together * (worker + 1) / workers));
    }
}
