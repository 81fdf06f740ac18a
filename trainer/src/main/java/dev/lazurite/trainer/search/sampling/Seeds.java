package dev.lazurite.trainer.search.sampling;

import java.util.SplittableRandom;

/** Chance for each trial of its own, so that a trial does not depend on how many were drawn before it. */
final class Seeds {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    static SplittableRandom of(long seed, long trial) {
        return new SplittableRandom(mixed(mixed(seed) + GOLDEN * (trial + 1)));
    }

    /** Spreads the bits of a number, as the finaliser of SplitMix64 does. */
    private static long mixed(long number) {
        long mixed = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
