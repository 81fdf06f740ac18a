/**
 * The words of training: data, learners, models, metrics and progress, as records and interfaces. No file format, no
 * learning library and no console appears here, so that a server may use this package without loading any of them.
 */
package dev.lazurite.trainer.api;
