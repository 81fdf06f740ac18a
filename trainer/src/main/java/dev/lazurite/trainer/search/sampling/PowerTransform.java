package dev.lazurite.trainer.search.sampling;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Makes losses look normal, which a Gaussian process assumes: shifted and scaled by their least and their median, raised to the
 * power under which they are most likely normal (Box and Cox, 1964), and standardised. It keeps their order.
 */
final class PowerTransform {
    private static final double[] POWERS = {-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1};

    private PowerTransform() {}

    /** The transformed losses; NaN, of trials that failed, becomes the worst of the others. */
    static double[] of(double... losses) {
        double[] known = Arrays.stream(losses).filter(Double::isFinite).sorted().toArray();
        double least = known[0];
        double scale = known[known.length / 2] - least;
        if (!(scale > 0)) {
            scale = Math.max(known[known.length - 1] - least, Double.MIN_NORMAL);
        }
        double unit = scale;
        double worst = known[known.length - 1];
        double[] shifted = Arrays.stream(losses)
                .map(loss -> 1 + ((Double.isFinite(loss) ? loss : worst) - least) / unit)
                .toArray();
        double[] best = {};
        double most = Double.NEGATIVE_INFINITY;
        double logs = Arrays.stream(shifted).map(Math::log).sum();
        for (double power : POWERS) {
            double[] raised = Arrays.stream(shifted)
                    .map(value -> power == 0 ? Math.log(value) : (Math.pow(value, power) - 1) / power)
                    .toArray();
            double likelihood = -0.5 * losses.length * Math.log(variance(raised)) + (power - 1) * logs;
            if (likelihood > most || best.length == 0) {
                most = likelihood;
                best = raised;
            }
        }
        return standardised(best);
    }

    private static double mean(double... values) {
        return DoubleStream.of(values).average().orElse(0);
    }

    private static double variance(double... values) {
        double mean = mean(values);
        return Math.max(
                DoubleStream.of(values)
                        .map(value -> (value - mean) * (value - mean))
                        .average()
                        .orElse(0),
                Double.MIN_NORMAL);
    }

    private static double[] standardised(double... values) {
        double mean = mean(values);
        double deviation = Math.sqrt(variance(values));
        return Arrays.stream(values).map(value -> (value - mean) / deviation).toArray();
    }
}
