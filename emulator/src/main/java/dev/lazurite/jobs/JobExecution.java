package dev.lazurite.jobs;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.launch.LaunchedProcess;
import dev.lazurite.jobs.launch.LaunchedProcess.Ending;
import dev.lazurite.jobs.launch.Launcher;
import dev.lazurite.jobs.queue.NodeQueue;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.jobs.staging.Staged;
import dev.lazurite.jobs.staging.Trees;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job on its way from its nodes to its end. */
final class JobExecution {
    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);

    /** What all executions work with. */
    record Rooms(
            JobDocuments documents,
            Runs runs,
            JobStates states,
            JobStore store,
            Launcher launcher,
            Preparation preparation,
            Completion completion,
            Workers workers,
            Clock clock) {}

    private final JobRecord job;
    private final Layout layout;
    private final JobDocument document;
    private final Rooms rooms;
    private final Runnable over;
    private Optional<NodeQueue.Reservation> reservation = Optional.empty();
    private Optional<LaunchedProcess> process = Optional.empty();
    private final Interruption interruption = new Interruption();
    private boolean preparing;
    private boolean cancelled;
    private String reason = "";
    private boolean ended;

    /** @param over runs when the job is in its last state */
    JobExecution(JobRecord job, Layout layout, JobDocument document, Rooms rooms, Runnable over) {
        this.job = job;
        this.layout = layout;
        this.document = document;
        this.rooms = rooms;
        this.over = over;
        this.cancelled = job.cancelRequested();
    }

    synchronized void holds(NodeQueue.Reservation nodes) {
        reservation = Optional.of(nodes);
        if (ended) {
            nodes.release();
        }
    }

    /** Runs the job up to the launch of its process; called once it has its nodes. */
    void run() {
        synchronized (this) {
            if (cancelled || ended) {
                return;
            }
            preparing = true;
        }
        try {
            launch();
        } catch (JobFault fault) {
            fail(fault);
        } catch (InterruptedException stopped) {
            LOG.debug("job {} was cancelled, or the server stopped, while its environment was built", job.name());
        } catch (IOException | RuntimeException broken) {
            LOG.info("job {} could not be started", job.name(), broken);
            fail(Completion.fault(layout, broken));
        } finally {
            prepared();
        }
    }

    private void launch() throws JobFault, IOException, InterruptedException {
        rooms.states().move(job, RunStatus.PREPARING, "");
        Resource workspace = rooms.documents().workspace(job.id());
        Runs.Run run = rooms.runs().find(job.runWorkspace(), job.name()).orElseThrow();
        Preparation.Ready ready = rooms.preparation().prepare(job, layout, document, workspace, run, interruption);
        rooms.states().move(job, RunStatus.STARTING, "");
        synchronized (this) {
            if (cancelled) {
                return;
            }
            Instant now = rooms.clock().instant();
            rooms.store().launched(job.id(), now);
            rooms.states().move(job, RunStatus.RUNNING, "");
            follow(rooms.launcher().launch(ready.launch()), ready.staged(), now);
        }
    }

    /** Carries out the cancel that came while the job was prepared. */
    private void prepared() {
        boolean cancelNow;
        synchronized (this) {
            preparing = false;
            cancelNow = cancelled && process.isEmpty();
        }
        if (cancelNow) {
            canceled();
        }
    }

    /** Knows of a process that was launched before this server started, so that a cancel reaches it from now on. */
    synchronized void found(LaunchedProcess before) {
        process = Optional.of(before);
    }

    /** Goes on with a process that was launched before this server started. */
    void resume(LaunchedProcess found) {
        try {
            Staged staged = rooms.preparation().again(job, layout, document);
            synchronized (this) {
                follow(found, staged, job.launchedAt().orElseGet(rooms.clock()::instant));
                if (cancelled) {
                    rooms.workers().finish(found::cancel);
                }
            }
        } catch (JobFault fault) {
            fail(fault);
        } catch (IOException | RuntimeException broken) {
            fail(Completion.fault(layout, broken));
        }
    }

    private void follow(LaunchedProcess launched, Staged staged, Instant since) {
        process = Optional.of(launched);
        document.timeout().ifPresent(limit -> {
            Duration left = Duration.between(rooms.clock().instant(), since.plus(limit));
            rooms.workers().later(left, () -> cancel("The job ran longer than its limit of " + limit + "."));
        });
        var unused =
                launched.ending().thenAccept(ending -> rooms.workers().finish(() -> finish(launched, ending, staged)));
    }

    private void finish(LaunchedProcess launched, Ending ending, Staged staged) {
        try {
            launched.sweep();
            boolean stopped;
            synchronized (this) {
                stopped = cancelled;
            }
            if (!stopped) {
                rooms.states().move(job, RunStatus.FINALIZING, "");
            }
            Optional<JobFault> lost = rooms.completion().collect(layout, staged);
            if (stopped) {
                canceled();
                return;
            }
            Optional<JobFault> fault = rooms.completion().verdict(layout, document, ending);
            Optional<JobFault> worst = fault.isPresent() ? fault : lost;
            if (worst.isPresent()) {
                fail(worst.get());
            } else {
                rooms.completion().register(job, document);
                end(() -> rooms.states().move(job, RunStatus.COMPLETED, ""));
            }
        } catch (RuntimeException broken) {
            LOG.warn("job {} could not be finished", job.name(), broken);
            fail(Completion.fault(layout, broken));
        }
    }

    /** Asks the job to stop, for a reason that its log keeps; returns at once. */
    void cancel(String why) {
        boolean waiting;
        synchronized (this) {
            if (ended || cancelled) {
                return;
            }
            cancelled = true;
            reason = why;
            rooms.states().move(job, RunStatus.CANCEL_REQUESTED, why);
            interruption.interrupt();
            process.ifPresent(launched -> rooms.workers().finish(launched::cancel));
            waiting = !preparing && process.isEmpty();
        }
        if (waiting) {
            canceled();
        }
    }

    /** Gives up a build because the server stops; the job begins anew at the next start. */
    void suspend() {
        interruption.interrupt();
    }

    /** Ends a job that was to be cancelled and has no process. */
    void canceled() {
        end(() -> rooms.states().move(job, RunStatus.CANCELED, reason));
    }

    private void fail(JobFault fault) {
        boolean stopped;
        synchronized (this) {
            stopped = cancelled;
        }
        if (stopped) {
            canceled();
            return;
        }
        end(() -> rooms.states().fail(job, fault));
    }

    /** Keeps the logs before the last state is seen, gives nodes and folder back after it. */
    private void end(Runnable lastState) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        boolean kept = rooms.completion().settle(job, layout);
        lastState.run();
        rooms.store().ended(job.id());
        synchronized (this) {
            reservation.ifPresent(NodeQueue.Reservation::release);
        }
        over.run();
        try {
            if (kept) {
                Trees.delete(layout.folder());
            }
        } catch (IOException left) {
            LOG.info("the folder of job {} could not be removed: {}", job.name(), left.toString());
        }
    }
}
