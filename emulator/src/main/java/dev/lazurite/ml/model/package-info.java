/** Model assets. A model that MLflow registered and a model that the resource manager was given are one record. */
package dev.lazurite.ml.model;
