package dev.lazurite.trainer.search.sampling;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal law. */
final class Gauss {
    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
    private static final double EDGE = 0x1p-53;

    private Gauss() {}

    static double cumulative(double value) {
        return STANDARD.cumulativeProbability(value);
    }

    static double density(double value) {
        return STANDARD.density(value);
    }

    static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(Math.min(1 - EDGE, Math.max(EDGE, probability)));
    }

    /** The probability between two values. */
    static double mass(double from, double to) {
        return cumulative(to) - cumulative(from);
    }

    /** The quantile of a normal law that is truncated to the unit interval. */
    static double truncated(double centre, double width, double probability) {
        double from = cumulative(-centre / width);
        double to = cumulative((1 - centre) / width);
        double value = centre + width * quantile(from + probability * (to - from));
        return Math.min(Math.nextDown(1.0), Math.max(0, value));
    }
}
