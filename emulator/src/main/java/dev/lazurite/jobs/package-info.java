/**
 * The life of a command job: the {@code jobs} resource, and what a submission sets in motion. A job waits for nodes ({@link
 * dev.lazurite.jobs.queue}), gets its environment, code and inputs ({@link dev.lazurite.jobs.staging}), runs as a process
 * that outlives the server ({@link dev.lazurite.jobs.launch}), and ends with its outputs in the store. A job and its run are
 * one record, kept by {@code tracking}. What belongs to other rooms is asked for through the interfaces declared here.
 */
package dev.lazurite.jobs;
