/** Networks as learners: over tables, pictures and texts; their fit, their models, and the folders that these are saved in. */
package dev.lazurite.trainer.deep;
