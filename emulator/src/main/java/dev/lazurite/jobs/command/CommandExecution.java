package dev.lazurite.jobs.command;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.jobs.kind.Computes;
import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.launch.LaunchedProcess;
import dev.lazurite.jobs.launch.LaunchedProcess.Ending;
import dev.lazurite.jobs.launch.Launcher;
import dev.lazurite.jobs.lineage.Lineage;
import dev.lazurite.jobs.queue.NodePools;
import dev.lazurite.jobs.queue.NodeQueue;
import dev.lazurite.jobs.queue.Workers;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.Layout;
import dev.lazurite.jobs.staging.Staged;
import dev.lazurite.jobs.staging.Trees;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command job on its way from its nodes to its end. */
final class CommandExecution implements Execution {
    private static final Logger LOG = LoggerFactory.getLogger(CommandExecution.class);

    /** What all executions work with. */
    record Rooms(
            ResourceEngine engine,
            Runs runs,
            Computes computes,
            NodeQueue queue,
            NodePools pools,
            Workers workers,
            Launcher launcher,
            Preparation preparation,
            Completion completion,
            Lineage lineage,
            SystemLog log,
            Clock clock) {}

    private final Job job;
    private final Layout layout;
    private final CommandDocument document;
    private final JobLife life;
    private final Rooms rooms;
    private final Interruption interruption = new Interruption();
    private final JobNodes nodes;
    private Optional<LaunchedProcess> process = Optional.empty();
    /** What happened to the job so far, for its log. */
    private final List<String> history = new ArrayList<>();

    private int attempt;
    private boolean preparing;
    private boolean evicted;
    private boolean finishing;
    private boolean cancelled;
    private String reason = "";
    private boolean ended;

    CommandExecution(Job job, Layout layout, JobLife life, Rooms rooms) {
        this.job = job;
        this.layout = layout;
        this.document = new CommandDocument(job.document());
        this.life = life;
        this.rooms = rooms;
        this.nodes = new JobNodes(job, document.nodes(), rooms.computes(), rooms.queue(), rooms.pools());
        this.cancelled = job.cancelRequested();
    }

    /** Waits for nodes; a job that could never get its nodes fails, as on the service. */
    @Override
    public void begin() {
        Optional<String> refusal = nodes.refusal();
        if (refusal.isPresent()) {
            rooms.workers().finish(() -> fail(new JobFault("UserError", refusal.get())));
        } else {
            nodes.reserve(this::queued, this::run);
        }
    }

    private void queued() {
        if (nodes.stopped()) {
            LOG.info(
                    "job {} begins once the compute instance '{}' is started, which is stopped",
                    job.name(),
                    job.document().compute());
        }
        life.move(RunStatus.QUEUED);
    }

    /** Goes on with the process that was launched before this server started; begins anew where there is none. */
    @Override
    public void resume() {
        Optional<LaunchedProcess> before = rooms.launcher().find(layout.folder());
        if (before.isPresent()) {
            synchronized (this) {
                // a cancel reaches it from now on
                process = before;
            }
            nodes.hold();
            rooms.workers().execute(() -> resume(before.get()));
        } else if (job.cancelRequested()) {
            rooms.workers().finish(this::canceled);
        } else {
            begin();
        }
    }

    /** Runs the job up to the launch of its process; called once it has its nodes. */
    private void run() {
        synchronized (this) {
            if (cancelled || ended) {
                return;
            }
            preparing = true;
        }
        nodes.take();
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
        life.move(RunStatus.PREPARING);
        Resource workspace = rooms.engine().require(job.id().root());
        Runs.Run run = rooms.runs().find(job.runWorkspace(), job.name()).orElseThrow();
        Preparation.Ready ready =
                rooms.preparation().prepare(job, layout, document, workspace, run, interruption, nodes);
        rooms.lineage().begun(job);
        history.add(rooms.launcher().isolation());
        nodes.allowance()
                .ifPresent(it -> history.add(
                        "may use " + it.text() + "; " + rooms.launcher().limits()));
        rooms.log().say(layout, history);
        life.move(RunStatus.STARTING);
        synchronized (this) {
            if (cancelled) {
                return;
            }
            Instant now = rooms.clock().instant();
            life.launched(now);
            life.move(RunStatus.RUNNING);
            LaunchedProcess launched = rooms.launcher().launch(ready.launch());
            nodes.running();
            follow(launched, ready.staged(), now);
            nodes.eviction(attempt).ifPresent(after -> rooms.workers().later(after, () -> evict(launched)));
        }
    }

    /** Takes the nodes away, as happens to those of low priority; the command begins anew on others. */
    private void evict(LaunchedProcess launched) {
        synchronized (this) {
            if (cancelled || finishing || process.filter(launched::equals).isEmpty()) {
                return;
            }
            evicted = true;
        }
        nodes.preempted();
        launched.sweep();
    }

    /** Begins anew after an eviction; false where there was none, or where the job is to end. */
    private boolean beginsAnew() {
        synchronized (this) {
            finishing = !evicted || cancelled;
            if (finishing) {
                return false;
            }
            evicted = false;
            process = Optional.empty();
        }
        rooms.completion().keepAttempt(job, layout, attempt);
        // the logs stay readable while the files that they link to are made anew
        rooms.completion().settle(job, layout);
        history.add("attempt " + attempt + " lost its low-priority nodes; the command begins anew on others");
        attempt++;
        life.move(RunStatus.QUEUED, "The low-priority nodes of the job were preempted.");
        rooms.workers().execute(this::run);
        return true;
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

    private void resume(LaunchedProcess found) {
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
            if (beginsAnew()) {
                return;
            }
            boolean stopped;
            synchronized (this) {
                stopped = cancelled;
            }
            if (!stopped) {
                life.move(RunStatus.FINALIZING);
            }
            Optional<JobFault> lost = rooms.completion().collect(layout, staged);
            if (stopped) {
                canceled();
                return;
            }
            Optional<JobFault> fault = rooms.completion().verdict(layout, document, ending, nodes.allowance());
            Optional<JobFault> worst = fault.isPresent() ? fault : lost;
            if (worst.isPresent()) {
                fail(worst.get());
            } else {
                rooms.lineage().made(job);
                end(life::complete);
            }
        } catch (RuntimeException broken) {
            LOG.warn("job {} could not be finished", job.name(), broken);
            fail(Completion.fault(layout, broken));
        }
    }

    @Override
    public void cancel(String why) {
        boolean waiting;
        synchronized (this) {
            if (ended || cancelled) {
                return;
            }
            cancelled = true;
            reason = why;
            life.move(RunStatus.CANCEL_REQUESTED, why);
            interruption.interrupt();
            process.ifPresent(launched -> rooms.workers().finish(launched::cancel));
            waiting = !preparing && process.isEmpty();
        }
        if (waiting) {
            canceled();
        }
    }

    /** Gives up a build; the job begins anew at the next start. */
    @Override
    public void suspend() {
        interruption.interrupt();
    }

    /** Ends a job that was to be cancelled and has no process. */
    private void canceled() {
        end(() -> life.cancel(reason));
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
        end(() -> life.fail(fault));
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
        nodes.release();
        try {
            if (kept) {
                Trees.delete(layout.folder());
            }
        } catch (IOException left) {
            LOG.info("the folder of job {} could not be removed: {}", job.name(), left.toString());
        }
    }
}
