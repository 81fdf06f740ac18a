package dev.lazurite.jobs.pipeline.flow;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.graph.Progress;
import dev.lazurite.jobs.pipeline.values.Outcome;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.tracking.RunStatus;

/** What happens at one unit of a graph. All methods are called one after the other. */
public interface Unit {
    /** Begins: what the unit needs has completed. */
    void begin() throws JobFault, IOException;

    /** One of the unit's jobs ended. */
    void ended(Child child, RunStatus status) throws JobFault, IOException;

    /**
     * Takes up the jobs that the unit had started before the server was started anew; {@link #ended} is then called for those
     * that are over, too.
     *
     * @return the jobs to follow
     */
    default List<Child> found(List<Child> before) {
        return before;
    }

    /** What units ask of the pipeline. */
    interface Host {
        /** Starts the job of a step and follows it. */
        void start(Unit unit, Node.Step step, int round, Map<String, ObjectNode> instead) throws JobFault;

        Outcome outcome(Node.Step step, Child child) throws JobFault, IOException;

        /** Says what a step left, for those that refer to it. */
        void left(String step, Outcome outcome);

        /** Says how a unit ended. */
        void ended(String unit, Progress.State state);

        /** Keeps nodes, and what needs them, from running. */
        void skip(List<String> nodes);

        Values values();

        /** Whether the pipeline ends, and nothing is to be started any more. */
        boolean stopping();
    }

    /** The state of a unit whose one job ended so. */
    static Progress.State state(RunStatus status) {
        if (status == RunStatus.COMPLETED) {
            return Progress.State.COMPLETED;
        }
        return status == RunStatus.CANCELED ? Progress.State.CANCELED : Progress.State.FAILED;
    }
}
