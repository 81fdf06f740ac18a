package dev.lazurite.jobs.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.InstanceClock;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schedules that are enabled, and the jobs that they start. What fell due while the instance was down is not made up
 * for: the next time counts from its start.
 */
final class Schedules implements InstanceClock.Alarm {
    static final String TYPE = "Microsoft.MachineLearningServices/workspaces/schedules";

    private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
    private static final String JOBS = "Microsoft.MachineLearningServices/workspaces/jobs";

    private final ResourceEngine engine;
    private final ResourceStore store;
    private final Clock clock;
    private final Ids ids;
    private final Map<String, Upcoming> upcoming = new ConcurrentHashMap<>();

    private record Upcoming(ArmId id, Trigger trigger, Instant next) {}

    Schedules(ResourceEngine engine, ResourceStore store, Clock clock, Ids ids) {
        this.engine = engine;
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /** Looks after a schedule as it now stands. */
    void watch(Resource schedule, boolean isNew) {
        ObjectNode kept = (ObjectNode) schedule.at("properties.trigger");
        Trigger trigger = TriggerReader.read(kept, schedule.createdAt());
        Instant now = clock.instant();
        // A recurrence that begins with its creation runs at once, and not after the first interval.
        Instant after = isNew ? now.minusSeconds(1) : now;
        upcoming.remove(schedule.id().key());
        if (schedule.at("properties.isEnabled").asBoolean()) {
            await(schedule.id(), trigger, after);
        }
    }

    private void await(ArmId id, Trigger trigger, Instant after) {
        trigger.next(after)
                .ifPresentOrElse(
                        next -> upcoming.put(id.key(), new Upcoming(id, trigger, next)),
                        () -> upcoming.remove(id.key()));
    }

    void forget(ArmId id) {
        upcoming.remove(id.key());
    }

    /** Takes up all enabled schedules. */
    void recover() {
        reset(clock.instant());
    }

    @Override
    public void reset(Instant now) {
        upcoming.clear();
        store.lookup(TYPE, ScheduleRules.ENABLED).forEach(schedule -> watch(schedule, false));
    }

    @Override
    public Optional<Instant> next() {
        return upcoming.values().stream().map(Upcoming::next).min(Comparator.naturalOrder());
    }

    @Override
    public void ring(Instant now) {
        List<Upcoming> due = upcoming.values().stream()
                .filter(schedule -> !schedule.next.isAfter(now))
                .sorted(Comparator.comparing(Upcoming::next)
                        .thenComparing(schedule -> schedule.id().key()))
                .toList();
        for (Upcoming schedule : due) {
            await(schedule.id, schedule.trigger, now);
            start(schedule.id, schedule.next);
        }
    }

    private void start(ArmId id, Instant time) {
        try {
            store.find(id).ifPresent(schedule -> {
                String job = start(schedule, time);
                LOG.info("schedule {} started job {} for {}", schedule.name(), job, time);
            });
        } catch (Fault refused) {
            LOG.warn("schedule {} could not start its job for {}: {}", id.name(), time, refused.getMessage());
        }
    }

    /**
     * Starts the job of a schedule, as the one who made the schedule.
     *
     * @return the job's name
     */
    String start(Resource schedule, Instant time) {
        ObjectNode definition = (ObjectNode) schedule.at("properties.action.jobDefinition");
        String source = Json.text(definition, "sourceJobId", "");
        String job = ids.guid();
        ObjectNode document = Json.object();
        document.set(
                "properties",
                ScheduledJob.properties(
                        definition,
                        source.isEmpty()
                                ? Json.object()
                                : engine.require(ArmId.parse(source)).properties(),
                        schedule.name(),
                        job,
                        time));
        ResourceType type = engine.type(JOBS).orElseThrow();
        engine.put(type, schedule.id().root().child("jobs", job), document, Call.inside(schedule::createdBy));
        return job;
    }
}
