package dev.lazurite.jobs.pipeline.step;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Child;
import dev.lazurite.jobs.kind.ChildJob;
import dev.lazurite.jobs.kind.Children;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.values.ControlValues;
import dev.lazurite.jobs.pipeline.values.Outcome;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.jobs.pipeline.values.Values;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.jobs.staging.JobOutput;
import dev.lazurite.ml.component.ComponentVersion;
import dev.lazurite.ml.component.LiteralType;
import dev.lazurite.platform.Json;
import dev.lazurite.tracking.RunStatus;
import dev.lazurite.tracking.Runs;

/** The steps of one pipeline as jobs: starts them, and says what they left. */
public final class Steps {
    /** Where a step keeps what its work is known by. */
    private static final String WORK = "_work";

    private final Job pipeline;
    private final PipelineRooms rooms;
    private final StepDocument documents;
    private final Reuse reuse;
    private final boolean forceRerun;
    private final Map<String, ComponentVersion> components = new HashMap<>();

    public Steps(Job pipeline, Values values, PipelineRooms rooms) {
        this.pipeline = pipeline;
        this.rooms = rooms;
        this.documents = new StepDocument(pipeline, values);
        this.reuse = new Reuse(rooms.results(), rooms.runs());
        this.forceRerun = new PipelineDocument(pipeline.document()).flag("force_rerun");
    }

    /**
     * Starts the job of a step, or takes over the result of an earlier one.
     *
     * @param instead inputs that a loop sets in this round
     */
    public Child start(Node.Step step, int round, Map<String, ObjectNode> instead) throws JobFault {
        ComponentVersion component = component(step);
        String name = rooms.ids().guid();
        ObjectNode document = documents.of(step, round, component, name, instead);
        StepInputs.check(step.name(), component, document.path("inputs"));
        Optional<String> work = reuse.key(pipeline, document, component);
        work.ifPresent(key -> document.put(WORK, key));
        Optional<Reuse.Earlier> earlier = work.filter(key -> !forceRerun).flatMap(key -> reuse.find(pipeline, key));
        earlier.ifPresent(found -> document.set("outputs", found.outputs()));
        ChildJob child = new ChildJob(
                name,
                document,
                Children.STEP,
                StepRun.properties(pipeline, step, component, earlier.map(Reuse.Earlier::run)),
                StepRun.tags(pipeline, step));
        return earlier.isPresent()
                ? rooms.children().record(pipeline, child, RunStatus.COMPLETED)
                : rooms.children().start(pipeline, child);
    }

    ComponentVersion component(Node.Step step) throws JobFault {
        ComponentVersion known = components.get(step.component());
        if (known != null) {
            return known;
        }
        ComponentVersion found = rooms.components()
                .find(pipeline.id().root(), step.component())
                .orElseThrow(() -> new JobFault(
                        "UserError",
                        "The component '" + step.component() + "' of the node '" + step.name()
                                + "' is no longer in the workspace."));
        components.put(step.component(), found);
        return found;
    }

    /** What a step left that completed; from now on others may reuse it. */
    public Outcome outcome(Node.Step step, Child child) throws JobFault, IOException {
        Runs.Run run = rooms.children().run(child);
        String work = child.job().document().text(WORK);
        if (!work.isEmpty() && !run.properties().containsKey(StepRun.REUSED_RUN)) {
            reuse.keep(pipeline, work, child.job());
        }
        String writer = run.properties().getOrDefault(StepRun.REUSED_RUN, child.name());
        ComponentVersion component = component(step);
        Map<String, ObjectNode> outputs = new LinkedHashMap<>();
        for (JobOutput output : JobOutput.of(writer, child.job().document().properties())) {
            if (LiteralType.of(component.outputs().path(output.name())).isPresent()) {
                Optional<String> value = value(run, output);
                value.ifPresent(text -> outputs.put(output.name(), Values.literal(text)));
            } else {
                outputs.put(
                        output.name(),
                        Json.object().put("jobInputType", output.type()).put("uri", output.uri()));
            }
        }
        // what is written to the folders outputs and logs has this name, whether or not somebody declares it
        if (Json.text(step.entry("outputs", "artifacts"), "uri", "").isEmpty()) {
            outputs.put(
                    "artifacts",
                    Json.object().put("jobInputType", "uri_folder").put("uri", JobOutput.artifacts(writer)));
        }
        return new Outcome(outputs);
    }

    private Optional<String> value(Runs.Run run, JobOutput output) throws JobFault, IOException {
        Optional<String> said = ControlValues.of(run, output.name());
        return said.isPresent()
                ? said
                : rooms.places().text(pipeline.workspace(), output.uri()).map(String::strip);
    }
}
