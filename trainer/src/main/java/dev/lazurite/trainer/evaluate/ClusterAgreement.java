package dev.lazurite.trainer.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.trainer.api.Metrics;

/**
 * How far groups agree with known classes, whatever the groups are called, by scikit-learn's formulas: {@code
 * adjusted_rand_score}, {@code homogeneity_score}, {@code completeness_score} and {@code v_measure_score}.
 */
public final class ClusterAgreement {
    private ClusterAgreement() {}

    /** Compares by row the number of the class with that of the group, both from 0. */
    public static Metrics of(int[] classes, int[] groups) {
        var counts = new double[most(classes)][most(groups)];
        for (int i = 0; i < classes.length; i++) {
            counts[classes[i]][groups[i]]++;
        }
        double[] ofClasses = Arrays.stream(counts)
                .mapToDouble(row -> Arrays.stream(row).sum())
                .toArray();
        var ofGroups = new double[most(groups)];
        for (double[] row : counts) {
            for (int k = 0; k < row.length; k++) {
                ofGroups[k] += row[k];
            }
        }
        double shared = mutualInformation(counts, ofClasses, ofGroups, classes.length);
        double homogeneity = share(shared, entropy(ofClasses, classes.length));
        double completeness = share(shared, entropy(ofGroups, classes.length));
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("adjusted_rand_score", adjustedRand(counts, ofClasses, ofGroups, classes.length));
        values.put("homogeneity_score", homogeneity);
        values.put("completeness_score", completeness);
        values.put(
                "v_measure_score",
                homogeneity + completeness == 0 ? 0 : 2 * homogeneity * completeness / (homogeneity + completeness));
        return new Metrics(values);
    }

    private static int most(int[] numbers) {
        return Arrays.stream(numbers).max().orElse(-1) + 1;
    }

    private static double share(double shared, double entropy) {
        return entropy == 0 ? 1 : shared / entropy;
    }

    private static double entropy(double[] counts, double total) {
        return Arrays.stream(counts)
                .filter(count -> count > 0)
                .map(count -> -count / total * Math.log(count / total))
                .sum();
    }

    private static double mutualInformation(double[][] counts, double[] classes, double[] groups, double total) {
        double sum = 0;
        for (int c = 0; c < classes.length; c++) {
            for (int k = 0; k < groups.length; k++) {
                if (counts[c][k] > 0) {
                    sum += counts[c][k] / total * Math.log(counts[c][k] * total / (classes[c] * groups[k]));
                }
            }
        }
        return Math.max(0, sum);
    }

    private static double adjustedRand(double[][] counts, double[] classes, double[] groups, double total) {
        double same = Arrays.stream(counts).mapToDouble(ClusterAgreement::pairs).sum();
        double ofClasses = pairs(classes);
        double ofGroups = pairs(groups);
        double expected = ofClasses * ofGroups / (total * (total - 1) / 2);
        double most = (ofClasses + ofGroups) / 2;
        return most == expected ? 1 : (same - expected) / (most - expected);
    }

    private static double pairs(double[] counts) {
        return Arrays.stream(counts).map(count -> count * (count - 1) / 2).sum();
    }
}
