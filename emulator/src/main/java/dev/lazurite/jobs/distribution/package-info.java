/**
 * Which processes a command job is made of: how many of them on how many nodes, and what tells each of them which one it is
 * (wire/runtime-and-data.md 2.2).
 */
package dev.lazurite.jobs.distribution;
