/**
 * From files to features: the CSV reader with its schema inference, seeded splits, and the featuriser. Knows no learning
 * library.
 */
package dev.lazurite.trainer.data;
