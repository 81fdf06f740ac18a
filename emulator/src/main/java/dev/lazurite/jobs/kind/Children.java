package dev.lazurite.jobs.kind;

import java.util.List;
import java.util.Map;

import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.record.Point;

/**
 * The jobs that jobs start. A child is kept with its document, its run stands below its parent's, ARM's GET answers for it and
 * the list of jobs leaves it out, as the service does. Children do not wait for each other but for nodes: how many run at once is
 * the parent's matter. They are checked by nobody: what the parent makes must be right, or fail when it runs.
 */
public interface Children {
    /** The type of the runs that are steps of a pipeline. */
    String STEP = "azureml.StepRun";

    /** Starts a child; its own name must be new. */
    Child start(Job parent, ChildJob child);

    /** Keeps a child that is over before it began, such as a step whose result is reused. */
    Child record(Job parent, ChildJob child, RunStatus outcome);

    /** All children of a job, oldest first, also after a restart. Those that are over have a future that is complete. */
    List<Child> of(Job parent);

    /** Asks a child to stop; nothing happens to one that is over. */
    void cancel(Child child, String reason);

    /** The run of a child. */
    Runs.Run run(Child child);

    /** The runs of all children of a job by name: one query. */
    Map<String, Runs.Run> runs(Job parent);

    /** The values of a metric that a child logged, in the order of their timestamps. */
    List<Point> metric(Child child, String name);
}
