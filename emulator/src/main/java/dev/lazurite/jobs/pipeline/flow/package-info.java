/** What happens at the units of a pipeline: a step runs once, a loop repeats its body, a condition chooses. */
package dev.lazurite.jobs.pipeline.flow;
