package dev.lazurite.trainer.tabular;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.lazurite.trainer.api.Dataset;
import dev.lazurite.trainer.api.Metrics;
import dev.lazurite.trainer.api.Prediction;
import dev.lazurite.trainer.data.Featuriser;
import dev.lazurite.trainer.evaluate.ClusterAgreement;
import dev.lazurite.trainer.evaluate.ClusterMetrics;
import dev.lazurite.trainer.evaluate.RankingCurve;

/** The quality of models that learned without a target; where the table has the target's column, also against that. */
final class GroupEvaluation {
    /** More rows are thinned out evenly: how far groups are apart takes the square of their number. */
    private static final int MOST_ROWS = 5_000;

    private GroupEvaluation() {}

    static Metrics clusters(TableModel model, Dataset rows) {
        List<Prediction> predictions = model.predict(rows);
        int[] groups = predictions.stream()
                .mapToInt(each -> model.labels().indexOf(((Prediction.OfClass) each).label()))
                .toArray();
        int[] chosen = thinned(rows.rows());
        Featuriser.Rows encoded = model.featuriser().rows(rows);
        var features = new double[chosen.length][model.featuriser().width()];
        var ofChosen = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            encoded.encode(chosen[i], features[i]);
            ofChosen[i] = groups[chosen[i]];
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("clusters", (double) IntStream.of(groups).distinct().count());
        values.putAll(ClusterMetrics.of(features, ofChosen).values());
        if (rows.schema().has(model.target().name())) {
            values.putAll(ClusterAgreement.of(numbered(model, rows), groups).values());
        }
        return new Metrics(values);
    }

    private static int[] thinned(int rows) {
        int kept = Math.min(rows, MOST_ROWS);
        return IntStream.range(0, kept).map(i -> (int) ((long) i * rows / kept)).toArray();
    }

    private static int[] numbered(TableModel model, Dataset rows) {
        int column = rows.schema().indexOf(model.target().name());
        Map<String, Integer> numbers = new TreeMap<>();
        return IntStream.range(0, rows.rows())
                .map(row -> numbers.computeIfAbsent(rows.text(column, row), text -> numbers.size()))
                .toArray();
    }

    static Metrics anomalies(TableModel model, Dataset rows) {
        double[] scores = model.predict(rows).stream()
                .mapToDouble(each -> ((Prediction.OfClass) each).probabilities().get(Anomalies.ANOMALY))
                .toArray();
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(
                "anomaly_rate",
                IntStream.range(0, scores.length).filter(i -> scores[i] > 0.5).count() * 1.0 / scores.length);
        values.put(
                "mean_anomaly_score",
                IntStream.range(0, scores.length)
                        .mapToDouble(i -> scores[i])
                        .average()
                        .orElse(Double.NaN));
        if (rows.schema().has(model.target().name())) {
            RankingCurve curve = RankingCurve.of(rare(model, rows), scores);
            values.put("AUC", curve.areaUnderRoc());
            values.put("average_precision_score", curve.averagePrecision());
        }
        return new Metrics(values);
    }

    /** The rows of the class with the fewest rows: what is rare is what was to be found. */
    private static boolean[] rare(TableModel model, Dataset rows) {
        int[] classes = numbered(model, rows);
        int[] counts = new int[IntStream.of(classes).max().orElse(0) + 1];
        for (int each : classes) {
            counts[each]++;
        }
        int rarest = IntStream.range(0, counts.length).reduce(0, (a, b) -> counts[b] < counts[a] ? b : a);
        var rare = new boolean[classes.length];
        for (int i = 0; i < rare.length; i++) {
            rare[i] = classes[i] == rarest;
        }
        return rare;
    }
}
