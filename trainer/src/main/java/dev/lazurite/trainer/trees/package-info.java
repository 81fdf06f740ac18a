/**
 * Histogram decision trees, forests of them and gradient boosting, on the JDK alone. Features are binned once to bytes;
 * all growth works on bins. Equal data and seeds give equal trees, whatever the number of threads.
 */
package dev.lazurite.trainer.trees;
