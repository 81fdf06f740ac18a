package dev.lazurite.trainer.automl;

/**
 * What decides the outcome of automated machine learning.
 *
 * @param primaryMetric by Azure's name; empty for AUC_weighted or normalized_root_mean_squared_error
 * @param trials most trials
 * @param seconds after which no trial starts; the outcome depends on the machine where this ends the search
 * @param folds of the cross-validation
 */
public record AutoMlSettings(String primaryMetric, int trials, double seconds, int folds, long seed) {}
