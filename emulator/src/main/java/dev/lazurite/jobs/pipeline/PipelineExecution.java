package dev.lazurite.jobs.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.kind.Execution;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobLife;
import dev.lazurite.jobs.pipeline.flow.DecisionUnit;
import dev.lazurite.jobs.pipeline.flow.FanUnit;
import dev.lazurite.jobs.pipeline.flow.LoopUnit;
import dev.lazurite.jobs.pipeline.flow.StepUnit;
import dev.lazurite.jobs.pipeline.flow.Unit;
import dev.lazurite.jobs.pipeline.graph.Graph;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.graph.Nodes;
import dev.lazurite.jobs.pipeline.graph.Progress;
import dev.lazurite.jobs.pipeline.step.PipelineRooms;
import dev.lazurite.jobs.pipeline.step.StepDocument;
import dev.lazurite.jobs.pipeline.step.Steps;
import dev.lazurite.jobs.pipeline.values.Outcome;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.jobs.queue.Serial;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.tracking.RunStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pipeline on its way. Its state is touched by one thread at a time: everything that happens is a task of a queue. */
final class PipelineExecution implements Execution, Unit.Host {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineExecution.class);

    private final Job job;
    private final PipelineDocument document;
    private final JobLife life;
    private final PipelineRooms rooms;
    private final Serial serial;
    private final PipelineLog log;
    private final Graph graph;
    private final Progress progress;
    private final Values values;
    private final Steps steps;
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final Map<String, Child> running = new LinkedHashMap<>();
    private Optional<JobFault> defect = Optional.empty();
    private boolean stopping;
    private boolean cancelled;
    private String reason = "";
    private boolean over;

    PipelineExecution(Job job, JobLife life, PipelineRooms rooms) {
        this.job = job;
        this.document = new PipelineDocument(job.document());
        this.life = life;
        this.rooms = rooms;
        this.serial = new Serial(rooms.workers());
        this.log = new PipelineLog(job, rooms.folder().resolve(job.folder()), rooms.logs(), rooms.clock());
        this.graph = new Graph(Nodes.read(document.jobs(), "properties.jobs"));
        this.progress = new Progress(graph);
        this.values = new Values(document, node -> Optional.ofNullable(outcomes.get(node)));
        this.steps = new Steps(job, values, rooms);
        graph.needs()
                .keySet()
                .forEach(name -> units.put(name, unit(graph.nodes().get(name))));
    }

    private Unit unit(Node node) {
        if (node instanceof Node.IfElse decision) {
            return new DecisionUnit(decision, this);
        }
        if (node instanceof Node.DoWhile loop) {
            return new LoopUnit(loop, (Node.Step) graph.nodes().get(loop.body()), this);
        }
        if (node instanceof Node.ParallelFor loop) {
            return new FanUnit(
                    loop,
                    (Node.Step) graph.nodes().get(loop.body()),
                    this,
                    new PipelineOutputs(job, graph, rooms)::table);
        }
        return new StepUnit((Node.Step) node, this);
    }

    @Override
    public void begin() {
        serial.execute(() -> {
            log.open();
            rooms.lineage().begun(job);
            life.move(RunStatus.RUNNING);
            advance();
        });
    }

    @Override
    public void resume() {
        serial.execute(() -> {
            log.open();
            life.move(RunStatus.RUNNING);
            Map<String, List<Child>> found = new LinkedHashMap<>();
            for (Child child : rooms.children().of(job)) {
                String unit = graph.unit(child.job().document().text(StepDocument.NODE));
                found.computeIfAbsent(unit, name -> new ArrayList<>()).add(child);
            }
            found.forEach((name, before) -> {
                progress.running(name);
                units.get(name).found(before).forEach(child -> follow(units.get(name), child));
            });
            serial.execute(this::advance);
        });
        if (job.cancelRequested()) {
            cancel("");
        }
    }

    @Override
    public void cancel(String why) {
        serial.execute(() -> {
            if (!cancelled && !over) {
                cancelled = true;
                reason = why;
                life.move(RunStatus.CANCEL_REQUESTED, why);
                stop("The pipeline was canceled.");
                advance();
            }
        });
    }

    /** The steps give up what would hold the server up; the pipeline itself waits for nothing. */
    @Override
    public void suspend() {}

    private void stop(String why) {
        stopping = true;
        running.values().forEach(child -> rooms.children().cancel(child, why));
    }

    private void advance() {
        while (!stopping) {
            List<String> begun = progress.begin();
            if (begun.isEmpty()) {
                break;
            }
            for (String name : begun) {
                if (stopping) {
                    progress.ended(name, Progress.State.CANCELED);
                } else {
                    guarded(name, () -> units.get(name).begin());
                }
            }
        }
        if (!over && (stopping ? progress.still() : progress.idle())) {
            over = true;
            finish();
        }
    }

    private interface Attempt {
        void make() throws JobFault, IOException;
    }

    /** What goes wrong around a node fails that node. */
    private void guarded(String unit, Attempt attempt) {
        try {
            attempt.make();
        } catch (JobFault fault) {
            failed(unit, fault);
        } catch (IOException | RuntimeException broken) {
            LOG.info("node {} of pipeline {} could not go on", unit, job.name(), broken);
            failed(unit, new JobFault("ServiceError", "The emulator could not go on with the pipeline: " + broken));
        }
    }

    private void failed(String unit, JobFault fault) {
        log.say("Node " + unit + ": " + fault.getMessage());
        defect = Optional.of(defect.orElse(fault));
        ended(unit, Progress.State.FAILED);
    }

    @Override
    public void start(Unit unit, Node.Step step, int round, Map<String, ObjectNode> instead) throws JobFault {
        Child child = steps.start(step, round, instead);
        log.say("Submitting 1 runs, first five are: " + step.name() + ":" + child.name());
        follow(unit, child);
    }

    private void follow(Unit unit, Child child) {
        running.put(child.name(), child);
        var unused = child.ended()
                .thenAccept(status -> serial.execute(() -> {
                    running.remove(child.name());
                    log.say("Completing processing run id " + child.name() + ".");
                    String name = graph.unit(child.job().document().text(StepDocument.NODE));
                    guarded(name, () -> unit.ended(child, status));
                    advance();
                }));
    }

    @Override
    public Outcome outcome(Node.Step step, Child child) throws JobFault, IOException {
        return steps.outcome(step, child);
    }

    @Override
    public void left(String step, Outcome outcome) {
        outcomes.put(step, outcome);
    }

    @Override
    public void ended(String unit, Progress.State state) {
        progress.ended(unit, state);
        boolean bad = state == Progress.State.FAILED || state == Progress.State.CANCELED;
        if (bad && !stopping && !document.flag("continue_on_step_failure")) {
            log.say("Node " + unit + " did not complete, and the pipeline does not go on without it.");
            stop("Another step of the pipeline failed.");
        }
    }

    @Override
    public void skip(List<String> nodes) {
        nodes.forEach(node -> progress.skip(graph.unit(node)));
    }

    @Override
    public Values values() {
        return values;
    }

    @Override
    public boolean stopping() {
        return stopping;
    }

    private void finish() {
        log.say("Finishing experiment: no runs left and nothing to schedule.");
        List<String> failed = progress.in(Progress.State.FAILED);
        // a step that somebody canceled fails its pipeline, too
        List<String> bad = failed.isEmpty() ? progress.in(Progress.State.CANCELED) : failed;
        Optional<JobFault> fault = cancelled || !bad.isEmpty() ? Optional.empty() : outputs();
        log.close();
        if (cancelled) {
            life.cancel(reason);
        } else if (!bad.isEmpty()) {
            life.fail(new JobFault("UserError", message(bad)));
        } else if (fault.isPresent()) {
            life.fail(fault.get());
        } else {
            life.complete();
        }
    }

    private Optional<JobFault> outputs() {
        try {
            new PipelineOutputs(job, graph, rooms).collect(outcomes);
            return Optional.empty();
        } catch (JobFault fault) {
            return Optional.of(fault);
        } catch (IOException | RuntimeException broken) {
            LOG.info("the outputs of pipeline {} could not be collected", job.name(), broken);
            return Optional.of(new JobFault("ServiceError", "The outputs could not be collected: " + broken));
        }
    }

    private String message(List<String> bad) {
        return "Pipeline has failed child jobs. Failed nodes: /" + String.join(", /", bad)
                + ". For more details and logs, please go to the job detail page and check the child jobs."
                + defect.map(fault -> " " + fault.getMessage()).orElse("");
    }
}
