package dev.lazurite.jobs.schedule;

import java.util.List;

import dev.lazurite.arm.ResourceManager;
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
    private final InstanceClock clock;

    public JobSchedules(ResourceManager arm, InstanceClock clock, Ids ids) {
        this.clock = clock;
        schedules = new Schedules(arm.engine(), arm.store(), clock, ids);
        operations = new ScheduleOperations(schedules, arm, clock);
    }

    /** The operations of the {@code schedules} resource; to be asked for once. */
    public List<Operation> operations() {
        return operations.operations();
    }

    /** Takes up the enabled schedules; from now on they start jobs. */
    public void recover() {
        schedules.recover();
        clock.add(schedules);
    }
}
