package dev.lazurite.trainer.evaluate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

import dev.lazurite.trainer.api.Metrics;

/**
 * The metrics of a regression that automated ML reports, by name. The normalised ones are divided by the range of the
 * actual values; percentages leave out rows whose actual value is 0; logarithmic ones are NaN where a value is -1 or less.
 */
public final class RegressionMetrics {
    private RegressionMetrics() {}

    public static Metrics of(double[] actual, double[] predicted) {
        var errors = new double[actual.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = actual[i] - predicted[i];
        }
        double least = Arrays.stream(actual).min().orElse(Double.NaN);
        double most = Arrays.stream(actual).max().orElse(Double.NaN);
        double range = most - least;
        double absolute = mean(errors, Math::abs);
        double squared = mean(errors, e -> e * e);
        double variance = variance(actual);
        double median = median(errors);
        double logarithmic = logarithmic(actual, predicted);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("explained_variance", share(variance(errors), variance));
        values.put("mean_absolute_error", absolute);
        values.put("mean_absolute_percentage_error", percentage(actual, errors));
        values.put("median_absolute_error", median);
        values.put("normalized_mean_absolute_error", absolute / range);
        values.put("normalized_median_absolute_error", median / range);
        values.put("normalized_root_mean_squared_error", Math.sqrt(squared) / range);
        values.put("normalized_root_mean_squared_log_error", logarithmic / (Math.log1p(most) - Math.log1p(least)));
        values.put("r2_score", share(squared, variance));
        values.put("root_mean_squared_error", Math.sqrt(squared));
        values.put("root_mean_squared_log_error", logarithmic);
        values.put("spearman_correlation", Ranks.correlation(Ranks.of(actual), Ranks.of(predicted)));
        return new Metrics(values);
    }

    private static double mean(double[] values, DoubleUnaryOperator of) {
        return Arrays.stream(values).map(of).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = mean(values, v -> v);
        return mean(values, v -> (v - mean) * (v - mean));
    }

    /** What is left of the variance, taken from 1; with nothing to explain 1 or 0, as in scikit-learn. */
    private static double share(double left, double variance) {
        if (variance > 0) {
            return 1 - left / variance;
        }
        return left > 0 ? 0 : 1;
    }

    private static double median(double[] errors) {
        double[] sorted = Arrays.stream(errors).map(Math::abs).sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static double percentage(double[] actual, double[] errors) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] != 0) {
                sum += Math.abs(errors[i] / actual[i]);
                count++;
            }
        }
        return 100 * sum / count;
    }

    private static double logarithmic(double[] actual, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            double error = Math.log1p(actual[i]) - Math.log1p(predicted[i]);
            sum += error * error;
        }
        return Math.sqrt(sum / actual.length);
    }
}
