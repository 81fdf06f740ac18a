/**
 * Logging to an MLflow tracking server over its REST interface, when the {@code MLFLOW_*} variables ask for it. The one
 * package that speaks HTTP; it knows nothing of how models are trained.
 */
package dev.lazurite.trainer.mlflow;
