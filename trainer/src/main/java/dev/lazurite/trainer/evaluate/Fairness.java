package dev.lazurite.trainer.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How differently a model treats groups of rows, by the names and formulas of Fairlearn's {@code MetricFrame} and its
 * {@code demographic_parity_*} and {@code equalized_odds_*}: a difference is that between the greatest and the least of the
 * groups, a ratio the least over the greatest. As there, a rate among rows that a group does not have is 0.
 *
 * @param groups measures by group, in the order of their names
 * @param disparities between groups
 */
public record Fairness(Map<String, Map<String, Double>> groups, Map<String, Double> disparities) {
    private static final String SELECTION = "selection_rate";
    private static final String ACCURACY = "accuracy";
    private static final String TRUE_POSITIVES = "true_positive_rate";
    private static final String FALSE_POSITIVES = "false_positive_rate";

    /**
     * Of a classification, seen as a choice of some rows.
     *
     * @param groups of each row
     * @param positive whether the row is of the class that is chosen
     * @param selected whether it is said to be
     * @param right whether the row's class is the one that was predicted
     */
    public static Fairness ofSelection(String[] groups, boolean[] positive, boolean[] selected, boolean[] right) {
        Map<String, Map<String, Double>> measures = new LinkedHashMap<>();
        rows(groups).forEach((group, rows) -> {
            Map<String, Double> of = new LinkedHashMap<>();
            of.put("count", (double) rows.size());
            of.put(SELECTION, share(rows, row -> selected[row] ? 1 : 0));
            of.put(ACCURACY, share(rows, row -> right[row] ? 1 : 0));
            List<Integer> positives = rows.stream().filter(row -> positive[row]).toList();
            List<Integer> negatives =
                    rows.stream().filter(row -> !positive[row]).toList();
            of.put(TRUE_POSITIVES, share(positives, row -> selected[row] ? 1 : 0));
            of.put(FALSE_POSITIVES, share(negatives, row -> selected[row] ? 1 : 0));
            of.put("false_negative_rate", share(positives, row -> selected[row] ? 0 : 1));
            measures.put(group, of);
        });
        Map<String, Double> disparities = new LinkedHashMap<>();
        disparities.put("demographic_parity_difference", difference(measures, SELECTION));
        disparities.put("demographic_parity_ratio", ratio(measures, SELECTION));
        disparities.put(
                "equalized_odds_difference",
                Math.max(difference(measures, TRUE_POSITIVES), difference(measures, FALSE_POSITIVES)));
        disparities.put(
                "equalized_odds_ratio", least(ratio(measures, TRUE_POSITIVES), ratio(measures, FALSE_POSITIVES)));
        disparities.put("equal_opportunity_difference", difference(measures, TRUE_POSITIVES));
        disparities.put("equal_opportunity_ratio", ratio(measures, TRUE_POSITIVES));
        disparities.put("accuracy_score_difference", difference(measures, ACCURACY));
        disparities.put("accuracy_score_ratio", ratio(measures, ACCURACY));
        return new Fairness(measures, disparities);
    }

    /** Of a regression. */
    public static Fairness ofNumbers(String[] groups, double[] actual, double[] predicted) {
        Map<String, Map<String, Double>> measures = new LinkedHashMap<>();
        rows(groups).forEach((group, rows) -> {
            Map<String, Double> of = new LinkedHashMap<>();
            of.put("count", (double) rows.size());
            of.put("mean_prediction", share(rows, row -> predicted[row]));
            of.put("mean_absolute_error", share(rows, row -> Math.abs(actual[row] - predicted[row])));
            of.put("root_mean_squared_error", Math.sqrt(share(rows, row -> Math.pow(actual[row] - predicted[row], 2))));
            measures.put(group, of);
        });
        Map<String, Double> disparities = new LinkedHashMap<>();
        for (String name : List.of("mean_prediction", "mean_absolute_error", "root_mean_squared_error")) {
            disparities.put(name + "_difference", difference(measures, name));
        }
        return new Fairness(measures, disparities);
    }

    private static Map<String, List<Integer>> rows(String[] groups) {
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < groups.length; row++) {
            rows.computeIfAbsent(groups[row], group -> new ArrayList<>()).add(row);
        }
        return rows;
    }

    private static double share(List<Integer> rows, ToDoubleFunction<Integer> of) {
        return rows.stream().mapToDouble(of).average().orElse(0);
    }

    private static double greatest(Map<String, Map<String, Double>> measures, String name) {
        return measures.values().stream().mapToDouble(of -> of.get(name)).max().orElse(Double.NaN);
    }

    private static double least(Map<String, Map<String, Double>> measures, String name) {
        return measures.values().stream().mapToDouble(of -> of.get(name)).min().orElse(Double.NaN);
    }

    private static double difference(Map<String, Map<String, Double>> measures, String name) {
        return greatest(measures, name) - least(measures, name);
    }

    /** NaN where the greatest is 0 too. */
    private static double ratio(Map<String, Map<String, Double>> measures, String name) {
        return least(measures, name) / greatest(measures, name);
    }

    /** What is known of the lesser one. */
    private static double least(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.min(one, other);
    }
}
