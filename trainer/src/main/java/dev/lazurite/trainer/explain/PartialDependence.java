package dev.lazurite.trainer.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.ColumnType;
import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Model;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.data.DateText;

/** The mean prediction when a column is set to one value in all rows: scikit-learn's {@code partial_dependence}, brute. */
public final class PartialDependence {
    private static final int MOST_VALUES = 20;

    /**
     * The mean prediction at one value.
     *
     * @param value a number or a text
     * @param predictions one number for regression, else one a class, label or group, in the order of the prediction's labels
     */
    public record Point(Object value, List<Double> predictions) {}

    private PartialDependence() {}

    /** Points at the distinct values of a column, or at 20 quantiles between the 5th and the 95th percentile. */
    public static List<Point> of(Model model, Dataset rows, String column) {
        int at = rows.schema().indexOf(column);
        List<Point> points = new ArrayList<>();
        if (rows.schema().columns().get(at).type() == ColumnType.CATEGORICAL) {
            IntStream.range(0, rows.rows())
                    .mapToObj(row -> rows.text(at, row))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .sorted()
                    .forEach(text -> {
                        var texts = new String[rows.rows()];
                        Arrays.fill(texts, text);
                        points.add(new Point(text, mean(model.predict(rows.with(at, texts)))));
                    });
        } else {
            for (double value : grid(rows, at)) {
                var numbers = new double[rows.rows()];
                Arrays.fill(numbers, value);
                points.add(new Point(shown(rows, at, value), mean(model.predict(rows.with(at, numbers)))));
            }
        }
        return points;
    }

    private static Object shown(Dataset rows, int column, double value) {
        return rows.schema().columns().get(column).type() == ColumnType.DATE ? DateText.of(value) : (Object) value;
    }

    private static double[] grid(Dataset rows, int column) {
        double[] sorted = IntStream.range(0, rows.rows())
                .mapToDouble(row -> rows.number(column, row))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        if (distinct.length <= MOST_VALUES) {
            return distinct;
        }
        return IntStream.range(0, MOST_VALUES)
                .mapToDouble(i -> sorted[(int) Math.round((0.05 + 0.9 * i / (MOST_VALUES - 1)) * (sorted.length - 1))])
                .distinct()
                .toArray();
    }

    private static List<Double> mean(List<Prediction> predictions) {
        double[] sums = new double[numbers(predictions.get(0)).length];
        for (Prediction prediction : predictions) {
            double[] numbers = numbers(prediction);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += numbers[k] / predictions.size();
            }
        }
        return Arrays.stream(sums).boxed().toList();
    }

    private static double[] numbers(Prediction prediction) {
        if (prediction instanceof Prediction.OfNumber number) {
            return new double[] {number.value()};
        }
        Map<String, Double> probabilities = prediction instanceof Prediction.OfClass one
                ? one.probabilities()
                : ((Prediction.OfLabels) prediction).probabilities();
        return probabilities.values().stream().mapToDouble(p -> p).toArray();
    }
}
