package dev.lazurite.jobs.sweep;

import java.io.IOException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.lineage.Lineage;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.JobOutput;
import dev.lazurite.jobs.staging.Stager;

/** The outputs of a sweep, which are those of its best trial. */
final class Result {
    private final Job sweep;
    private final Stager stager;
    private final Lineage lineage;

    Result(Job sweep, Stager stager, Lineage lineage) {
        this.sweep = sweep;
        this.stager = stager;
        this.lineage = lineage;
    }

    /** Notes what the sweep reads. */
    void begun() {
        lineage.begun(sweep);
    }

    /** Brings what the best trial left to the places of the sweep's outputs, and registers those that name an asset. */
    void publish(Job best) throws JobFault, IOException {
        for (JobOutput own : JobOutput.of(sweep.name(), sweep.document().properties())) {
            ObjectNode trial = best.document().properties();
            for (JobOutput left : JobOutput.of(best.name(), trial)) {
                if (left.name().equals(own.name()) && !own.direct()) {
                    stager.copy(sweep.workspace(), left, own);
                }
            }
        }
        lineage.made(sweep);
    }
}
