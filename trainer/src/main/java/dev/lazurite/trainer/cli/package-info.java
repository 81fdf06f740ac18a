/** The command {@code lazurite-train}: options in, events and exit codes out. Nothing depends on this package. */
package dev.lazurite.trainer.cli;
