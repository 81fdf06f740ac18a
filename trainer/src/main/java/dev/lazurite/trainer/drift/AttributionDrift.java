package dev.lazurite.trainer.drift;

import java.util.stream.IntStream;

/** Whether features still matter in the same order. */
public final class AttributionDrift {
    private AttributionDrift() {}

    /**
     * scikit-learn's {@code ndcg_score([baseline], [production])}: 1 when the production's importances rank features as
     * the baseline's do. Features with equal production importances share their gain.
     */
    public static double normalizedDiscountedCumulativeGain(double[] baseline, double[] production) {
        return gain(baseline, production) / gain(baseline, baseline);
    }

    private static double gain(double[] gains, double[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double sum = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double tied = 0;
            double discounts = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                tied += gains[order[to]];
                discounts += Math.log(2) / Math.log(to + 2);
                to++;
            }
            sum += tied / (to - from) * discounts;
            from = to;
        }
        return sum;
    }
}
