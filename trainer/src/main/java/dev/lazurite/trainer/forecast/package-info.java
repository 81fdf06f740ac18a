/** Forecasts of series of numbers: what comes after the last one that is known. */
package dev.lazurite.trainer.forecast;
