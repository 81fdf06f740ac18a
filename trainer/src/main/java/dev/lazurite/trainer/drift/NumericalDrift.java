package dev.lazurite.trainer.drift;

import java.util.Arrays;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/** Distances between two samples of numbers, without missing values. */
public final class NumericalDrift {
    /** scipy's limit for exact p-values. */
    private static final int MOST_EXACT = 10_000;

    private NumericalDrift() {}

    /** scipy's {@code jensenshannon(base=2)} over the bins of {@link Histogram}. */
    public static double jensenShannonDistance(double[] baseline, double[] production) {
        Histogram bins = Histogram.over(baseline, production);
        return Frequencies.jensenShannon(bins.counts(baseline), bins.counts(production));
    }

    /** Over the same bins, with 1 added to each count. */
    public static double populationStabilityIndex(double[] baseline, double[] production) {
        Histogram bins = Histogram.over(baseline, production);
        return Frequencies.populationStability(bins.counts(baseline), bins.counts(production));
    }

    /** scipy's {@code wasserstein_distance}, in standard deviations of the baseline, which count as 0.001 at least. */
    public static double normalizedWassersteinDistance(double[] baseline, double[] production) {
        double mean = Arrays.stream(baseline).average().orElse(Double.NaN);
        double squares = Arrays.stream(baseline)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (baseline.length - 1));
        return wasserstein(baseline, production) / Math.max(Double.isNaN(deviation) ? 0 : deviation, 0.001);
    }

    /** The area between the two empirical distributions. */
    static double wasserstein(double[] a, double[] b) {
        double[] x = sorted(a);
        double[] y = sorted(b);
        double area = 0;
        int i = 0;
        int j = 0;
        double at = Math.min(x[0], y[0]);
        while (i < x.length || j < y.length) {
            double next = j == y.length || (i < x.length && x[i] <= y[j]) ? x[i] : y[j];
            area += Math.abs((double) i / x.length - (double) j / y.length) * (next - at);
            at = next;
            while (i < x.length && x[i] == at) {
                i++;
            }
            while (j < y.length && y[j] == at) {
                j++;
            }
        }
        return area;
    }

    /**
     * The p-value of scipy's two-sided {@code ks_2samp}: exact where the larger sample has at most 10,000 values, and
     * asymptotic beyond.
     */
    public static double kolmogorovSmirnovPValue(double[] baseline, double[] production) {
        boolean exact = Math.max(baseline.length, production.length) <= MOST_EXACT;
        return KolmogorovSmirnovTest.withDefaults()
                .with(AlternativeHypothesis.TWO_SIDED)
                .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC)
                .test(baseline, production)
                .getPValue();
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
