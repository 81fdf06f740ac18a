package dev.lazurite.trainer.automl;

import java.util.List;
import java.util.Map;

import dev.lazurite.trainer.tabular.TableModel;

/**
 * What automated machine learning came to.
 *
 * @param model the blend, fitted to all rows
 * @param score the blend's primary metric, on the predictions of the cross-validation that also chose it
 * @param leaderboard all trials, the best first
 */
public record AutoMlResult(TableModel model, String primaryMetric, double score, List<Entry> leaderboard) {
    /**
     * A trial.
     *
     * @param weight how often it joined the blend
     */
    public record Entry(int trial, String learner, Map<String, String> parameters, double score, int weight) {}

    public AutoMlResult {
        leaderboard = List.copyOf(leaderboard);
    }
}
