/** Computes: clusters and instances on which jobs run, and the sizes of machine that a region has. */
package dev.lazurite.ml.compute;
