package dev.lazurite.jobs.sweep;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.queue.Workers;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import dev.lazurite.tracking.record.Point;
import dev.lazurite.trainer.search.Search;
import dev.lazurite.trainer.search.SearchEvent;
import dev.lazurite.trainer.search.Trial;

/**
 * One sweep on its way: keeps as many trials running as it may, shows their metrics to the search, and stops those that the
 * policy stops. Each thing that happens to the search is kept before anything follows from it.
 */
final class SweepExecution implements Execution {
    /** How often the metrics of running trials are looked at, where a policy may stop them. */
    private static final Duration LOOK = Duration.ofMillis(500);
    /** How many trials may fail before the first succeeds. */
    private static final int INITIAL_FAILURES = 3;

    /** What all executions work with. */
    record Rooms(Children children, Runs runs, SweepStore store, Workers workers, Clock clock) {}

    private final Job job;
    private final SweepDocument document;
    private final JobLife life;
    private final Rooms rooms;
    private final SweepLog log;
    private final Result result;
    private final Search search;
    private final Map<Integer, Child> running = new TreeMap<>();
    private final Map<Integer, Child> completed = new HashMap<>();
    private final Map<Integer, Integer> intervals = new HashMap<>();
    private final Set<Integer> stopped = new HashSet<>();
    private int kept;
    private int failures;
    private boolean generated;
    private boolean cancelled;
    private boolean ended;
    private boolean suspended;
    private Optional<JobFault> fault = Optional.empty();
    private String reason = "";
    private String lastFailure = "";

    /** @param search one that has not begun */
    SweepExecution(
            Job job, SweepDocument document, Search search, JobLife life, Rooms rooms, SweepLog log, Result result) {
        this.job = job;
        this.document = document;
        this.life = life;
        this.rooms = rooms;
        this.log = log;
        this.result = result;
        this.search = search;
        this.cancelled = job.cancelRequested();
    }

    @Override
    public void begin() {
        Instant now = rooms.clock().instant();
        life.launched(now);
        rooms.workers().finish(() -> {
            result.begun();
            go(now);
        });
    }

    @Override
    public void resume() {
        rooms.workers().finish(() -> {
            log.open();
            takeUp();
            go(job.launchedAt().orElseGet(rooms.clock()::instant));
        });
    }

    private synchronized void takeUp() {
        search.restore(rooms.store().events(job.id()));
        kept = search.events().size();
        for (SearchEvent event : search.events()) {
            if (event instanceof SearchEvent.Logged logged) {
                intervals.merge(logged.trial(), 1, Integer::sum);
            } else if (event instanceof SearchEvent.Ended over && over.failed()) {
                failures++;
            }
        }
        Map<String, Child> children = new HashMap<>();
        rooms.children().of(job).forEach(child -> children.put(child.name(), child));
        Map<String, Runs.Run> runs = rooms.children().runs(job);
        for (int trial = 0; trial < search.asked(); trial++) {
            Child child = children.get(TrialJob.name(job, trial));
            if (child == null) {
                start(search.trial(trial));
            } else if (!search.over(trial)) {
                follow(trial, child);
            } else if (runs.get(child.name()).status() == RunStatus.COMPLETED) {
                completed.put(trial, child);
            }
        }
        if (cancelled) {
            running.values().forEach(child -> rooms.children().cancel(child, ""));
        }
    }

    private synchronized void go(Instant since) {
        log.open();
        log.say("API", "Experiment '" + job.name() + "' is under way.");
        List<String> unknown = TrialJob.unknown(document);
        if (!unknown.isEmpty()) {
            fault = Optional.of(new JobFault(
                    "UserError",
                    "The command refers to '${{search_space." + unknown.get(0) + "}}', but the search space has no '"
                            + unknown.get(0) + "'."));
        }
        Duration left = Duration.between(rooms.clock().instant(), since.plus(document.timeout()));
        rooms.workers().later(left, () -> stop("The sweep ran longer than its limit of " + document.timeout() + "."));
        fill();
        if (document.stopsEarly()) {
            look();
        }
    }

    /** Starts trials as long as there may be more of them. */
    private void fill() {
        if (ended || suspended) {
            return;
        }
        while (!generated && !cancelled && fault.isEmpty() && running.size() < document.concurrent()) {
            Optional<Trial> next = search.asked() < document.trials() ? search.ask() : Optional.empty();
            if (next.isPresent()) {
                keep();
                start(next.get());
            } else {
                generated = true;
                annotate(Map.of(SweepFacts.ALL_GENERATED, "true"), Map.of());
                log.say("GENERATOR", "All " + search.asked() + " jobs are generated.");
            }
        }
        if (running.isEmpty()) {
            ended = true;
            rooms.workers().finish(this::finish);
        }
    }

    private void keep() {
        List<SearchEvent> events = search.events();
        rooms.store().add(job.id(), kept, events.subList(kept, events.size()));
        kept = events.size();
    }

    private void start(Trial trial) {
        log.say("SCHEDULER", "Scheduling job, id='" + TrialJob.name(job, trial.number()) + "', " + trial.values());
        follow(trial.number(), rooms.children().start(job, TrialJob.of(job, document, trial)));
    }

    private void follow(int trial, Child child) {
        running.put(trial, child);
        var unused = child.ended().thenAccept(status -> rooms.workers().finish(() -> over(trial, child, status)));
    }

    private synchronized void over(int trial, Child child, RunStatus status) {
        running.remove(trial);
        read(trial, child);
        if (status == RunStatus.COMPLETED) {
            completed.put(trial, child);
        }
        boolean failed = status == RunStatus.FAILED;
        if (failed) {
            search.fail(trial);
        } else {
            search.end(trial);
        }
        keep();
        log.say("CONTROLLER", "Job '" + child.name() + "' is " + status.azure() + ".");
        if (failed) {
            failures++;
            lastFailure = rooms.children()
                    .run(child)
                    .error()
                    .map(error -> "The error of '" + child.name() + "': " + error.message())
                    .orElse("");
        }
        if (failed && completed.isEmpty() && failures >= INITIAL_FAILURES && fault.isEmpty()) {
            fault = Optional.of(new JobFault(
                    "UserError", "Marking the sweep as failed because its initial jobs have failed. " + lastFailure));
            running.values().forEach(other -> rooms.children().cancel(other, "The sweep failed."));
        }
        best().ifPresent(best -> {
            if (best == trial) {
                annotate(Map.of(), score(best));
            }
        });
        fill();
    }

    /**
     * Shows the search what a trial has logged since it was last looked at.
     *
     * @return whether the policy wants the trial to stop
     */
    private boolean read(int trial, Child child) {
        List<Double> values = rooms.children().metric(child, document.primaryMetric()).stream()
                .map(Point::value)
                .filter(Double::isFinite)
                .toList();
        boolean stop = false;
        for (double value : values.subList(Math.min(values.size(), intervals.getOrDefault(trial, 0)), values.size())) {
            stop |= search.log(trial, value);
            intervals.merge(trial, 1, Integer::sum);
        }
        return stop;
    }

    private synchronized void look() {
        if (ended || suspended) {
            return;
        }
        running.forEach((trial, child) -> {
            if (read(trial, child) && stopped.add(trial)) {
                log.say("ENFORCER", "Job '" + child.name() + "' is stopped by the early termination policy.");
                rooms.children().cancel(child, "Stopped by the early termination policy of the sweep.");
            }
        });
        keep();
        rooms.workers().later(LOOK, this::look);
    }

    private OptionalInt best() {
        return search.best(completed::containsKey);
    }

    private Map<String, String> score(int trial) {
        return SweepFacts.best(completed.get(trial).name(), search.metric(trial).orElseThrow());
    }

    private void annotate(Map<String, String> tags, Map<String, String> properties) {
        rooms.runs().annotate(job.runWorkspace(), job.name(), tags, properties);
    }

    @Override
    public void cancel(String why) {
        synchronized (this) {
            if (ended || cancelled) {
                return;
            }
            life.move(RunStatus.CANCEL_REQUESTED, why);
            annotate(Map.of(SweepFacts.CANCELLATION, "true"), Map.of());
        }
        stop(why);
    }

    /** Starts no more trials and ends those that run. */
    private synchronized void stop(String why) {
        if (ended || cancelled || suspended) {
            return;
        }
        cancelled = true;
        reason = why;
        log.say("CONTROLLER", why.isEmpty() ? "Cancellation was requested." : why);
        running.values().forEach(child -> rooms.children().cancel(child, why));
        fill();
    }

    @Override
    public synchronized void suspend() {
        suspended = true;
    }

    /** Says how it went; nothing runs any more. */
    private void finish() {
        OptionalInt best = best();
        if (fault.isEmpty() && best.isPresent()) {
            try {
                result.publish(completed.get(best.getAsInt()).job());
            } catch (JobFault broken) {
                fault = Optional.of(broken);
            } catch (IOException broken) {
                fault = Optional.of(new JobFault("ServiceError", "The outputs cannot be kept: " + broken));
            }
        }
        log.close();
        if (fault.isPresent()) {
            life.fail(fault.get());
        } else if (cancelled) {
            life.cancel(reason);
        } else if (best.isPresent()) {
            life.complete();
        } else if (completed.isEmpty()) {
            life.fail(new JobFault(
                    "UserError", "None of the " + search.asked() + " jobs of the sweep completed. " + lastFailure));
        } else {
            life.fail(new JobFault(
                    "UserError",
                    "The primary metric '" + document.primaryMetric() + "' was logged by none of the "
                            + completed.size()
                            + " jobs that completed. Log it under exactly this name: mlflow.log_metric(\""
                            + document.primaryMetric() + "\", value)."));
        }
    }
}
