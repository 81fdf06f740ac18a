package dev.lazurite.jobs.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.compute.ComputeNodes;
import dev.lazurite.ml.compute.ComputePower;
import dev.lazurite.ml.compute.ComputePower.Operation;
import dev.lazurite.ml.compute.Computes;
import dev.lazurite.ml.compute.StartStopSchedules;
import dev.lazurite.platform.InstanceClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts and stops compute instances by their schedules, and stops those that were idle for as long as they say. As with the
 * schedules of jobs, what fell due while the emulator was down is not made up for. Deviation: an instance is busy while a job runs
 * on it; what a person does on one, such as a notebook, is not there.
 */
final class InstanceSwitch implements InstanceClock.Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(InstanceSwitch.class);

    private static final String STATE = "properties.properties.state";

    private final Computes computes;
    private final ComputeNodes nodes;
    private final ComputePower power;
    /** Up to when everything was done that was due. */
    private Instant done;

    private record Event(Instant time, Resource instance, Operation operation, ComputePower.Trigger trigger) {}

    InstanceSwitch(Computes computes, ComputeNodes nodes, ComputePower power, Clock clock) {
        this.computes = computes;
        this.nodes = nodes;
        this.power = power;
        this.done = clock.instant();
    }

    /** What a start or stop of an instance may be triggered by. */
    static void check(ObjectNode trigger, String place) {
        TriggerReader.at(place).trigger(trigger, Instant.EPOCH);
    }

    @Override
    public synchronized Optional<Instant> next() {
        return events().stream().map(Event::time).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized void ring(Instant now) {
        List<Event> due = events().stream()
                .filter(event -> !event.time.isAfter(now))
                .sorted(Comparator.comparing(Event::time))
                .toList();
        done = now;
        for (Event event : due) {
            if (event.instance.text(STATE).equals(event.operation.state())) {
                continue;
            }
            LOG.info("{} of compute instance {} by {}", event.operation, event.instance.name(), event.trigger);
            power.change(event.instance, event.operation, event.trigger);
        }
    }

    @Override
    public synchronized void reset(Instant now) {
        done = now;
    }

    /** What is to happen next to each instance, as it now stands. */
    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        for (Resource instance : computes.switched()) {
            for (StartStopSchedules.StartStop schedule : StartStopSchedules.of(instance)) {
                Instant after = done.isAfter(instance.modifiedAt()) ? done : instance.modifiedAt();
                TriggerReader.at("trigger")
                        .trigger(schedule.trigger(), instance.createdAt())
                        .next(after)
                        .ifPresent(time -> events.add(
                                new Event(time, instance, schedule.action(), ComputePower.Trigger.SCHEDULE)));
            }
            Computes.idleTime(instance)
                    .flatMap(idle -> idleAt(instance, idle))
                    .ifPresent(time ->
                            events.add(new Event(time, instance, Operation.STOP, ComputePower.Trigger.IDLE_SHUTDOWN)));
        }
        return events;
    }

    /** When an instance has been idle for so long; empty for one that is stopped or busy. */
    private Optional<Instant> idleAt(Resource instance, Duration idle) {
        if (!instance.text(STATE).equals(Operation.START.state())) {
            return Optional.empty();
        }
        Instant since = instance.modifiedAt();
        for (ComputeNodes.Node node : nodes.of(computes.target(instance))) {
            if (!node.run().isEmpty()) {
                return Optional.empty();
            }
            since = node.since().isAfter(since) ? node.since() : since;
        }
        return Optional.of(since.plus(idle));
    }
}
