package dev.lazurite.trainer.search.sampling;

import java.util.SplittableRandom;

import dev.lazurite.trainer.api.InvalidInputException;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * A Sobol sequence (direction numbers of Joe and Kuo) under a nested scramble after Owen, by the hash of Laine and Karras in
 * the form of Burley, <cite>Practical Hash-based Owen Scrambling</cite>, 2020. The scramble keeps what makes the sequence
 * even: of the first 2^k points, each of 2^k equal slices of a coordinate has exactly one.
 */
final class ScrambledSobol {
    private static final int MOST_DIMENSIONS = 1000;
    private static final double SCALE = 0x1p32;

    private final SobolSequenceGenerator sequence;
    private final int[] seeds;

    ScrambledSobol(int dimensions, long seed) {
        if (dimensions > MOST_DIMENSIONS) {
            throw new InvalidInputException("The search space has %d dimensions; Sobol sampling takes %d at most."
                    .formatted(dimensions, MOST_DIMENSIONS));
        }
        sequence = new SobolSequenceGenerator(dimensions);
        SplittableRandom random = Seeds.of(seed, -1);
        seeds = random.ints(dimensions).toArray();
    }

    /** The point with this index, from 0; all coordinates are in [0, 1). */
    double[] point(int index) {
        double[] point = index == 0 ? new double[seeds.length] : sequence.skipTo(index);
        for (int i = 0; i < point.length; i++) {
            int bits = (int) (long) (point[i] * SCALE);
            point[i] = Integer.toUnsignedLong(scramble(bits, seeds[i])) / SCALE;
        }
        return point;
    }

    /** Flips each bit by a hash of the bits above it alone: reversed, a product with an even number only carries upwards. */
    private static int scramble(int bits, int seed) {
        int reversed = Integer.reverse(bits);
        reversed += seed;
        reversed ^= reversed * 0x6c50b47c;
        reversed ^= reversed * 0xb82f1e52;
        reversed ^= reversed * 0xc7afe638;
        reversed ^= reversed * 0x8d22f6e6;
        return Integer.reverse(reversed);
    }
}
