/**
 * Predictions from the training rows that are nearest. Stands on the JDK alone; Tribuo's own is in no registry that serves
 * its other parts.
 */
package dev.lazurite.trainer.neighbors;
