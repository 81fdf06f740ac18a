/**
 * Command jobs. A job waits for nodes ({@link dev.lazurite.jobs.queue}), gets its environment, code and inputs ({@link
 * dev.lazurite.jobs.staging}), runs as a process that outlives the server ({@link dev.lazurite.jobs.launch}), and ends with its
 * outputs in the store.
 */
package dev.lazurite.jobs.command;
