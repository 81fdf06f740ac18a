/**
 * Experiments, runs, metrics, params, tags and artifacts: one record of a run, seen through MLflow's REST and through Azure
 * ML's run history. Other packages use {@link dev.lazurite.tracking.Runs}.
 */
package dev.lazurite.tracking;
