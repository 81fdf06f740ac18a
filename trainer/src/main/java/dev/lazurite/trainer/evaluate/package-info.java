/**
 * How good predictions are: the metrics that Azure ML's automated ML reports, by its names and formulas (which are
 * scikit-learn's where it has the metric), and tables of confusion and calibration. Stands on the JDK and {@code api}.
 */
package dev.lazurite.trainer.evaluate;
