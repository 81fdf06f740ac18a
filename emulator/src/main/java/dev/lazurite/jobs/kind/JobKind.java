package dev.lazurite.jobs.kind;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.tracking.RunStatus;

/** One kind of job: everything about it that is not common to all jobs. */
public interface JobKind {
    /** The kind as {@code jobType} says it, such as {@code Command}; compared without regard to case. */
    String type();

    /**
     * Refuses what the service refuses when such a job is submitted, by a {@code Fault}. What all jobs have (name, tags, inputs,
     * outputs, compute) was looked at before.
     */
    void check(Submitted job);

    /** The properties that cannot change once a job is there, besides those that are fixed for all. */
    default List<String> fixed() {
        return List.of();
    }

    /** What the run of a job says from its first moment on. */
    RunFacts facts(Job job);

    /**
     * Adds what is particular to a job of this kind, in the order in which the service shows it; what all jobs have, up to {@code
     * jobType}, is there already.
     *
     * @param shown the properties as far as they are written
     */
    void show(Job job, ObjectNode shown);

    /** What carries a job out; nothing begins before it is asked to. */
    Execution execution(Job job, JobLife life);

    /**
     * A job that is to be submitted.
     *
     * @param who the id of the one who submits it
     */
    record Submitted(dev.lazurite.arm.ArmId id, JobDocument document, String who) {}

    /**
     * What the service says of a job's run.
     *
     * @param runType such as {@code azureml.scriptrun}
     * @param first the state right after submission
     * @param properties those that were sent, and those that the service adds
     * @param tags those that were sent, and those that the service adds
     */
    record RunFacts(String runType, RunStatus first, Map<String, String> properties, Map<String, String> tags) {}
}
