package dev.lazurite.jobs.schedule;

import java.util.List;

import dev.lazurite.arm.ResourceManager;
import dev.lazurite.ml.compute.ComputeNodes;
import dev.lazurite.ml.compute.ComputePower;
import dev.lazurite.ml.compute.Computes;
import dev.lazurite.ml.compute.StartStopSchedules;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.InstanceClock;
import dev.lazurite.platform.http.Operation;

/** The schedules of an instance, as the program joins them to the rest. */
public final class JobSchedules {
    /**
     * The tag that says on a job which schedule started it. Deviation: the service marks jobs of schedules in a way that is
     * not known here; the tag stands for it.
     */
    public static final String TAG = "schedule";

    private final Schedules schedules;
    private final ScheduleOperations operations;
    private final InstanceSwitch instances;
    private final InstanceClock clock;

    /** @param nodes those of {@code computes} */
    public JobSchedules(ResourceManager arm, Computes computes, ComputeNodes nodes, InstanceClock clock, Ids ids) {
        this.clock = clock;
        schedules = new Schedules(arm.engine(), arm.store(), clock, ids);
        operations = new ScheduleOperations(schedules, arm, clock);
        instances = new InstanceSwitch(computes, nodes, new ComputePower(arm.engine(), nodes, clock), clock);
    }

    /** What the schedules of compute instances may be. */
    public static StartStopSchedules.TriggerCheck triggers() {
        return InstanceSwitch::check;
    }

    /** The operations of the {@code schedules} resource; to be asked for once. */
    public List<Operation> operations() {
        return operations.operations();
    }

    /** Takes up the enabled schedules; from now on they start jobs, and compute instances go on and off. */
    public void recover() {
        schedules.recover();
        clock.add(schedules);
        clock.add(instances);
    }
}
