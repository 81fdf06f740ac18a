package dev.lazurite.trainer.automl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.api.Dataset;

/**
 * Ensemble selection (Caruana, Niculescu-Mizil, Crew and Ksikes, Ensemble Selection from Libraries of Models): again and
 * again the candidate joins that helps the mean most; one may join more than once, and so weigh more.
 */
final class GreedyBlend {
    private static final int ROUNDS = 20;

    /** What the blend reaches, and how often each candidate joined. */
    record Chosen(double score, Map<Candidate, Integer> joined) {}

    private final Primary primary;
    private final Dataset rows;
    private final int target;

    GreedyBlend(Primary primary, Dataset rows, int target) {
        this.primary = primary;
        this.rows = rows;
        this.target = target;
    }

    Chosen choose(List<Candidate> candidates) {
        var sum = new double[rows.rows()][candidates.get(0).predictions()[0].length];
        List<Candidate> joined = new ArrayList<>();
        double best = Double.NaN;
        int bestRound = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            Candidate next = candidates.get(0);
            double nextScore = Double.NaN;
            for (Candidate candidate : candidates) {
                double score = primary.of(rows, target, mean(sum, candidate.predictions(), round));
                if (Double.isNaN(nextScore) || primary.goal().better(score, nextScore)) {
                    next = candidate;
                    nextScore = score;
                }
            }
            joined.add(next);
            add(sum, next.predictions());
            if (Double.isNaN(best) || primary.goal().better(nextScore, best)) {
                best = nextScore;
                bestRound = round;
            }
        }
        Map<Candidate, Integer> counts = new LinkedHashMap<>();
        joined.subList(0, bestRound).forEach(candidate -> counts.merge(candidate, 1, Integer::sum));
        return new Chosen(best, counts);
    }

    private static double[][] mean(double[][] sum, double[][] more, int count) {
        var mean = new double[sum.length][];
        for (int row = 0; row < sum.length; row++) {
            mean[row] = new double[sum[row].length];
            for (int k = 0; k < mean[row].length; k++) {
                mean[row][k] = (sum[row][k] + more[row][k]) / count;
            }
        }
        return mean;
    }

    private static void add(double[][] sum, double[][] more) {
        for (int row = 0; row < sum.length; row++) {
            for (int k = 0; k < sum[row].length; k++) {
                sum[row][k] += more[row][k];
            }
        }
    }
}
