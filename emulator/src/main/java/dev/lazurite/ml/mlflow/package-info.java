/**
 * MLflow's model registry over the model assets: a registered model is a model container and a version is a model version, so
 * that what either side makes the other sees. What MLflow alone knows of them (source, run, aliases) is kept in the same
 * document.
 */
package dev.lazurite.ml.mlflow;
