package dev.lazurite.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;

/** What a falling threshold on scores finds: scikit-learn's {@code roc_auc_score} and {@code average_precision_score}. */
public final class RankingCurve {
    /** One threshold: how many of the positives and of the negatives score at least as much. */
    public record Point(double threshold, int truePositives, int falsePositives) {}

    private final List<Point> points = new ArrayList<>();
    private int positives;
    private int negatives;

    private RankingCurve() {}

    /** Walks the scores from the greatest down; equal ones make one point. */
    public static RankingCurve of(boolean[] positive, double[] scores) {
        var curve = new RankingCurve();
        int[] order = Ranks.descending(scores);
        for (int i = 0; i < order.length; i++) {
            if (positive[order[i]]) {
                curve.positives++;
            } else {
                curve.negatives++;
            }
            if (i + 1 == order.length || scores[order[i + 1]] != scores[order[i]]) {
                curve.points.add(new Point(scores[order[i]], curve.positives, curve.negatives));
            }
        }
        return curve;
    }

    public List<Point> points() {
        return List.copyOf(points);
    }

    /** Area under the receiver operating characteristic; NaN without a positive or a negative. */
    public double areaUnderRoc() {
        double area = 0;
        int beforePositives = 0;
        int beforeNegatives = 0;
        for (Point point : points) {
            double width = point.falsePositives() - beforeNegatives;
            area += width * (point.truePositives() + beforePositives) / 2.0;
            beforePositives = point.truePositives();
            beforeNegatives = point.falsePositives();
        }
        return area / ((double) positives * negatives);
    }

    /** Mean of the precisions at each threshold, weighted by the rise in recall; 0 without a positive. */
    public double averagePrecision() {
        double sum = 0;
        int before = 0;
        for (Point point : points) {
            double precision = (double) point.truePositives() / (point.truePositives() + point.falsePositives());
            sum += (point.truePositives() - before) * precision;
            before = point.truePositives();
        }
        return positives == 0 ? 0 : sum / positives;
    }
}
