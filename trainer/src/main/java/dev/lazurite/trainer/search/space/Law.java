package dev.lazurite.trainer.search.space;

import dev.lazurite.trainer.api.InvalidInputException;
import org.apache.commons.math3.distribution.NormalDistribution;

/** A law of chance on the real line, on which a {@link Continuous} distribution stands. */
public sealed interface Law {
    double quantile(double probability);

    double probability(double value);

    /** Equally likely between two bounds. */
    record Uniform(double min, double max) implements Law {
        public Uniform {
            if (!(min < max)) {
                throw new InvalidInputException(
                        "A uniform distribution goes from %s to %s; the first must be less than the second."
                                .formatted(min, max));
            }
        }

        @Override
        public double quantile(double probability) {
            return min + probability * (max - min);
        }

        @Override
        public double probability(double value) {
            return Math.min(1, Math.max(0, (value - min) / (max - min)));
        }
    }

    /** Normal with mean and standard deviation. */
    record Normal(double mu, double sigma) implements Law {
        /** Quantiles of 0 and 1 are infinite: the smallest distance from them that chance gives. */
        private static final double EDGE = 0x1p-53;

        public Normal {
            if (!(sigma > 0)) {
                throw new InvalidInputException(
                        "A normal distribution has the standard deviation %s; it must be above 0.".formatted(sigma));
            }
        }

        private NormalDistribution distribution() {
            return new NormalDistribution(null, mu, sigma);
        }

        @Override
        public double quantile(double probability) {
            return distribution().inverseCumulativeProbability(Math.min(1 - EDGE, Math.max(EDGE, probability)));
        }

        @Override
        public double probability(double value) {
            return distribution().cumulativeProbability(value);
        }
    }
}
