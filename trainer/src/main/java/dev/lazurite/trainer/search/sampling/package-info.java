/**
 * What proposes points to try. A sampler is a pure function of its space, its seed and the history that it is shown: what it
 * keeps between calls only saves work. Random, Sobol and grid look at no results at all.
 */
package dev.lazurite.trainer.search.sampling;
