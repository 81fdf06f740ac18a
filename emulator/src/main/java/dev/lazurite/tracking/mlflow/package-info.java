/**
 * MLflow's REST interface (mlflow 3.17's {@code service.proto}), as Azure ML serves it for a workspace. Registered models are
 * the business of {@code ml}, where they are model assets.
 */
package dev.lazurite.tracking.mlflow;
