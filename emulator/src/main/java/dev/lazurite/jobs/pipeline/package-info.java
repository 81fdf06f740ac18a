/**
 * Pipeline jobs: a graph of steps, each of which is a child job of its own kind. {@link dev.lazurite.jobs.pipeline.PipelineKind}
 * refuses what cannot run, {@code graph} knows what waits for what, and {@code PipelineExecution} lets begin what is ready:
 * {@code flow} is what happens then, {@code step} the jobs that are started, {@code values} what their expressions stand for. A
 * step that is a pipeline is a child of kind Pipeline, carried out in the same way. All state is in the children's documents and
 * runs: after a restart a pipeline finds its children and goes on.
 */
package dev.lazurite.jobs.pipeline;
