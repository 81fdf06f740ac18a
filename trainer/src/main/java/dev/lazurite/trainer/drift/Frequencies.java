package dev.lazurite.trainer.drift;

import java.util.Arrays;

/** Distances between two counts over the same bins or categories. */
final class Frequencies {
    private Frequencies() {}

    /** The square root of the Jensen-Shannon divergence, with logarithms to base 2: between 0 and 1. */
    static double jensenShannon(long[] baseline, long[] production) {
        double of = Arrays.stream(baseline).sum();
        double to = Arrays.stream(production).sum();
        double divergence = 0;
        for (int i = 0; i < baseline.length; i++) {
            double p = baseline[i] / of;
            double q = production[i] / to;
            double middle = (p + q) / 2;
            divergence += p > 0 ? p * Math.log(p / middle) : 0;
            divergence += q > 0 ? q * Math.log(q / middle) : 0;
        }
        return Math.sqrt(Math.max(0, divergence / Math.log(2) / 2));
    }

    /** With 1 added to each count, so that an empty bin is no division by zero. */
    static double populationStability(long[] baseline, long[] production) {
        double of = Arrays.stream(baseline).sum() + baseline.length;
        double to = Arrays.stream(production).sum() + production.length;
        double index = 0;
        for (int i = 0; i < baseline.length; i++) {
            double b = (baseline[i] + 1) / of;
            double p = (production[i] + 1) / to;
            index += (p - b) * Math.log(p / b);
        }
        return index;
    }
}
