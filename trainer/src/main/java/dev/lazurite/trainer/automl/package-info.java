/**
 * Automated machine learning: tries learners and their hyperparameters by cross-validation, under a budget, and blends the
 * best ones.
 */
package dev.lazurite.trainer.automl;
