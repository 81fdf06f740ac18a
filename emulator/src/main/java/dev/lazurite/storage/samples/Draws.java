package dev.lazurite.storage.samples;

import java.util.Random;

/** Seeded draws, the same on every Java: only what the specification of {@link Random} and of StrictMath fixes. */
final class Draws {
    private final Random random;

    Draws(long seed) {
        random = new Random(seed);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    double uniform() {
        return random.nextDouble();
    }

    double normal(double mean, double deviation) {
        return mean + deviation * random.nextGaussian();
    }

    /** A normal draw as a whole number, kept within bounds. */
    int normal(double mean, double deviation, int low, int high) {
        return (int) Math.min(high, Math.max(low, Math.round(normal(mean, deviation))));
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** A draw with the probability that the logistic function has for {@code logit}. */
    boolean logistic(double logit) {
        return chance(1 / (1 + StrictMath.exp(-logit)));
    }

    /** One of {@code values}, with the weights of the same places. */
    <T> T weighted(T[] values, double... weights) {
        double at = uniform() * sum(weights);
        for (int i = 0; i < values.length - 1; i++) {
            at -= weights[i];
            if (at < 0) {
                return values[i];
            }
        }
        return values[values.length - 1];
    }

    private static double sum(double... weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
