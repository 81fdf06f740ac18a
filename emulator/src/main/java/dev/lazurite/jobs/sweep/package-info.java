/**
 * Sweep jobs: a search over hyperparameters whose trials are command jobs. The search itself is {@code trainer.search}; here
 * are the wire form, what is refused, the trials as children, and what becomes of the best of them.
 */
package dev.lazurite.jobs.sweep;
