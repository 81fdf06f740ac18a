/** The nodes of a pipeline as they were sent, what waits for what, and how far each is. */
package dev.lazurite.jobs.pipeline.graph;
