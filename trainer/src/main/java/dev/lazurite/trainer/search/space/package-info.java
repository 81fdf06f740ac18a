/**
 * What a search varies: distributions by Azure's names, conditional spaces, and the way between values and points of the unit
 * cube. Every sampler works on such points, where each coordinate is a quantile of its distribution.
 */
package dev.lazurite.trainer.search.space;
