package dev.lazurite.ml.compute;

/**
 * What computes have from the room that runs jobs.
 *
 * @param nodes those that computes have at the moment
 * @param triggers what the schedules of compute instances may be
 */
public record ComputeRuntime(ComputeNodes nodes, StartStopSchedules.TriggerCheck triggers) {}
