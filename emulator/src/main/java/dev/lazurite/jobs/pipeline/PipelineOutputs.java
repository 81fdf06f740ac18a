package dev.lazurite.jobs.pipeline;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.jobs.kind.Job;
import dev.lazurite.jobs.kind.JobDocument;
import dev.lazurite.jobs.pipeline.graph.Binding;
import dev.lazurite.jobs.pipeline.graph.Graph;
import dev.lazurite.jobs.pipeline.graph.Node;
import dev.lazurite.jobs.pipeline.step.PipelineRooms;
import dev.lazurite.jobs.pipeline.step.StepOutputs;
import dev.lazurite.jobs.pipeline.values.ControlValues;
import dev.lazurite.jobs.pipeline.values.Outcome;
import dev.lazurite.jobs.pipeline.values.PipelineDocument;
import dev.lazurite.jobs.staging.JobFault;
import dev.lazurite.platform.Json;

/** The outputs of a pipeline itself: those of steps that its document names. */
final class PipelineOutputs {
    private final Job pipeline;
    private final PipelineDocument document;
    private final Graph graph;
    private final PipelineRooms rooms;

    PipelineOutputs(Job pipeline, Graph graph, PipelineRooms rooms) {
        this.pipeline = pipeline;
        this.document = new PipelineDocument(pipeline.document());
        this.graph = graph;
        this.rooms = rooms;
    }

    /** Brings what its steps left to its place; registers what has a name. */
    void collect(Map<String, Outcome> outcomes) throws JobFault, IOException {
        Map<String, String> said = new LinkedHashMap<>();
        for (Node node : graph.nodes().values()) {
            for (Map.Entry<String, JsonNode> output :
                    node.document().path("outputs").properties()) {
                Optional<String> own = own(output.getValue());
                Optional<ObjectNode> left = Optional.ofNullable(outcomes.get(node.name()))
                        .flatMap(outcome -> outcome.output(output.getKey()));
                if (own.isPresent() && left.isPresent()) {
                    if (left.get().has("value")) {
                        said.put(own.get(), Json.text(left.get(), "value", ""));
                    } else {
                        String from = Json.text(left.get(), "uri", "");
                        rooms.places().copy(pipeline.workspace(), from, StepOutputs.uri(pipeline, own.get()));
                    }
                }
            }
        }
        if (!said.isEmpty()) {
            rooms.runs().annotate(pipeline.runWorkspace(), pipeline.name(), Map.of(), ControlValues.property(said));
        }
        register();
    }

    private void register() {
        ObjectNode placed = document.properties().deepCopy();
        ObjectNode outputs = placed.putObject("outputs");
        document.properties().path("outputs").properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode output) {
                outputs.set(entry.getKey(), output.deepCopy().put("uri", StepOutputs.uri(pipeline, entry.getKey())));
            }
        });
        rooms.lineage().made(pipeline.with(new JobDocument(placed)));
    }

    /** Keeps what a {@code parallel_for} collected as a table of folders. */
    String table(Node.ParallelFor loop, String output, List<String> folders) throws JobFault, IOException {
        String place = own(loop.document().path("outputs").path(output))
                .map(name -> StepOutputs.uri(pipeline, name))
                .orElseGet(() -> StepOutputs.ownPlace(document, pipeline.name(), loop.name() + "_" + output));
        StringBuilder table = new StringBuilder("type: mltable\npaths:\n");
        folders.forEach(folder -> table.append("  - folder: ").append(folder).append('\n'));
        rooms.places().write(pipeline.workspace(), place, "MLTable", table.toString());
        return place;
    }

    /** The output of the pipeline that an output of a node is. */
    private static Optional<String> own(JsonNode sent) {
        return Binding.whole(Json.text(sent, "value", ""))
                .filter(binding -> binding.kind() == Binding.Kind.PIPELINE_OUTPUT)
                .map(Binding::name);
    }
}
