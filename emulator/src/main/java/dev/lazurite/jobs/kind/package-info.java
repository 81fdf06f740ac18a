/**
 * What a kind of job is. A {@link dev.lazurite.jobs.kind.JobKind} says what is refused at submission, what the job's run says
 * and how the job is shown; an {@link dev.lazurite.jobs.kind.Execution} carries one job out and tells its {@link
 * dev.lazurite.jobs.kind.JobLife} of every state. A job that is made of others (a sweep, a pipeline) starts them as {@link
 * dev.lazurite.jobs.kind.Children}: jobs of any kind, with a document, a run and an execution of their own.
 *
 * <p>A new kind is one package beside {@code jobs.command}, and one line in {@code JobRuntime}.
 */
package dev.lazurite.jobs.kind;
