/**
 * How far data has moved from a baseline: the statistics of Azure ML's model monitoring, by the formulas of its
 * components (azureml-assets, {@code assets/model_monitoring/components/src}). Works on one column at a time.
 */
package dev.lazurite.trainer.drift;
