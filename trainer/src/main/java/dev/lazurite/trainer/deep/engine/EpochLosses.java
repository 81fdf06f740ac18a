package dev.lazurite.trainer.deep.engine;

/**
 * What one pass over the examples came to.
 *
 * @param epoch from 1
 * @param training mean loss of the steps, each with the weights of its time
 * @param validation loss on the examples kept from training; the training loss when none are kept
 * @param rate learning rate of the last step
 */
public record EpochLosses(int epoch, double training, double validation, double rate) {}
