package dev.lazurite.trainer.drift;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Distances between two samples of categories. */
@SuppressWarnings("ArrayRecordComponent") // two such are never compared
public record CategoricalDrift(long[] baseline, long[] production) {
    /** Counts both samples over the categories of either. */
    public static CategoricalDrift of(String[] baseline, String[] production) {
        Map<String, Long> of = counts(baseline);
        Map<String, Long> to = counts(production);
        var union = new TreeSet<>(of.keySet());
        union.addAll(to.keySet());
        return new CategoricalDrift(
                union.stream().mapToLong(each -> of.getOrDefault(each, 0L)).toArray(),
                union.stream().mapToLong(each -> to.getOrDefault(each, 0L)).toArray());
    }

    private static Map<String, Long> counts(String[] values) {
        Map<String, Long> counts = new TreeMap<>();
        for (String value : values) {
            counts.merge(value, 1L, Long::sum);
        }
        return counts;
    }

    public double jensenShannonDistance() {
        return Frequencies.jensenShannon(baseline, production);
    }

    public double populationStabilityIndex() {
        return Frequencies.populationStability(baseline, production);
    }

    /**
     * The p-value of scipy's {@code chisquare}, with the baseline's shares of the production's rows as what is expected;
     * 0 when a category is new.
     */
    public double chiSquaredPValue() {
        double of = 0;
        double to = 0;
        for (int i = 0; i < baseline.length; i++) {
            of += baseline[i];
            to += production[i];
        }
        double statistic = 0;
        for (int i = 0; i < baseline.length; i++) {
            double expected = baseline[i] / of * to;
            double off = production[i] - expected;
            if (expected == 0) {
                return 0;
            }
            statistic += off * off / expected;
        }
        return baseline.length < 2
                ? 1
                : ChiSquaredDistribution.of(baseline.length - 1).survivalProbability(statistic);
    }
}
