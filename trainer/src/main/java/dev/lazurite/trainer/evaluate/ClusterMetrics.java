package dev.lazurite.trainer.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.trainer.api.Metrics;

/**
 * How well groups of rows are apart, by scikit-learn's formulas: {@code silhouette_score} (Euclidean), {@code
 * calinski_harabasz_score} and {@code davies_bouldin_score}. NaN where there are not two groups.
 */
public final class ClusterMetrics {
    private final double[][] rows;
    private final int[] groups;
    private final int[] sizes;
    private final double[][] centres;

    private ClusterMetrics(double[][] rows, int[] groups) {
        this.rows = rows;
        this.groups = groups;
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        sizes = new int[count];
        centres = new double[count][];
        for (int k = 0; k < count; k++) {
            int group = k;
            double[][] members = filtered(group);
            sizes[k] = members.length;
            centres[k] = mean(members);
        }
    }

    /**
     * Measures groups.
     *
     * @param rows features by row
     * @param groups number of the group of each row; groups without rows do not count
     */
    public static Metrics of(double[][] rows, int[] groups) {
        int[] distinct = Arrays.stream(groups).distinct().sorted().toArray();
        int[] numbered = Arrays.stream(groups)
                .map(group -> Arrays.binarySearch(distinct, group))
                .toArray();
        boolean apart = distinct.length > 1 && distinct.length < rows.length;
        var metrics = new ClusterMetrics(rows, numbered);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("silhouette", apart ? metrics.silhouette() : Double.NaN);
        values.put("calinski_harabasz", apart ? metrics.calinskiHarabasz() : Double.NaN);
        values.put("davies_bouldin", apart ? metrics.daviesBouldin() : Double.NaN);
        return new Metrics(values);
    }

    private double[][] filtered(int group) {
        var members = new double[rows.length][];
        int count = 0;
        for (int i = 0; i < rows.length; i++) {
            if (groups[i] == group) {
                members[count++] = rows[i];
            }
        }
        return Arrays.copyOf(members, count);
    }

    private static double[] mean(double[][] rows) {
        var mean = new double[rows[0].length];
        for (double[] row : rows) {
            for (int f = 0; f < mean.length; f++) {
                mean[f] += row[f] / rows.length;
            }
        }
        return mean;
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(squared(a, b));
    }

    private static double squared(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += (a[f] - b[f]) * (a[f] - b[f]);
        }
        return sum;
    }

    private double silhouette() {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            var distances = new double[sizes.length];
            for (int j = 0; j < rows.length; j++) {
                distances[groups[j]] += distance(rows[i], rows[j]);
            }
            // a row that is alone counts as 0
            if (sizes[groups[i]] > 1) {
                double own = distances[groups[i]] / (sizes[groups[i]] - 1);
                double other = Double.POSITIVE_INFINITY;
                for (int k = 0; k < sizes.length; k++) {
                    other = k == groups[i] ? other : Math.min(other, distances[k] / sizes[k]);
                }
                double greater = Math.max(own, other);
                sum += greater > 0 ? (other - own) / greater : 0;
            }
        }
        return sum / rows.length;
    }

    private double calinskiHarabasz() {
        double[] all = mean(rows);
        double between = 0;
        double within = 0;
        for (int k = 0; k < sizes.length; k++) {
            between += sizes[k] * squared(centres[k], all);
        }
        for (int i = 0; i < rows.length; i++) {
            within += squared(rows[i], centres[groups[i]]);
        }
        return within == 0 ? 1 : between * (rows.length - sizes.length) / (within * (sizes.length - 1));
    }

    private double daviesBouldin() {
        var spreads = new double[sizes.length];
        for (int i = 0; i < rows.length; i++) {
            spreads[groups[i]] += distance(rows[i], centres[groups[i]]) / sizes[groups[i]];
        }
        double sum = 0;
        for (int k = 0; k < sizes.length; k++) {
            double worst = 0;
            for (int other = 0; other < sizes.length; other++) {
                double apart = distance(centres[k], centres[other]);
                worst = other == k || apart == 0 ? worst : Math.max(worst, (spreads[k] + spreads[other]) / apart);
            }
            sum += worst;
        }
        return sum / sizes.length;
    }
}
