/**
 * Lazurite measured beside named peers: {@link dev.lazurite.bench.Bench} takes the rounds, each {@link
 * dev.lazurite.bench.Benchmark} says what one sample is, {@link dev.lazurite.bench.Connection} is the load generator's client.
 * Knows Lazurite by its command line and its wire alone.
 */
package dev.lazurite.bench;
