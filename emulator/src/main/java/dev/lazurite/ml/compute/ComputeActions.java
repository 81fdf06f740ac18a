package dev.lazurite.ml.compute;

import java.time.Clock;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.AsyncOperations;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.ml.assets.WorkspaceCalls;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;

/** Start, stop and restart of a compute instance, and the nodes of a compute. */
final class ComputeActions {
    static final String OPERATIONS = "computeOperationsStatus";

    private final ResourceEngine engine;
    private final AsyncOperations async;
    private final Computes computes;
    private final ComputeNodes nodes;
    private final Clock clock;

    ComputeActions(ResourceEngine engine, AsyncOperations async, Computes computes, ComputeNodes nodes, Clock clock) {
        this.engine = engine;
        this.async = async;
        this.computes = computes;
        this.nodes = nodes;
        this.clock = clock;
    }

    Answer start(Call call) {
        return change(call, "Start", "Running");
    }

    Answer stop(Call call) {
        return change(call, "Stop", "Stopped");
    }

    Answer restart(Call call) {
        return change(call, "Restart", "Running");
    }

    private Answer change(Call call, String operation, String state) {
        Resource compute = compute(call);
        if (ComputeKind.of(compute.properties()) != ComputeKind.COMPUTE_INSTANCE) {
            throw AssetNames.invalid("The compute '" + compute.name() + "' is a cluster. Only a compute instance can be"
                    + " started, stopped and restarted.");
        }
        engine.update(compute.id(), body -> {
            ObjectNode inner = (ObjectNode) Json.at(body, "properties.properties");
            inner.put("state", state);
            inner.set("lastOperation", ComputeInstance.operation(operation, clock.instant()));
        });
        nodes.changed(compute.id());
        return async.announce(
                Answer.empty(202), call, compute.id(), compute.text("location"), OPERATIONS, async.done(), false);
    }

    Answer nodes(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("nodes");
        for (ComputeNodes.Node node : nodes.of(computes.target(compute(call)))) {
            ObjectNode item = items.addObject()
                    .put("nodeId", node.id())
                    .put("privateIpAddress", node.privateIpAddress())
                    .putNull("publicIpAddress")
                    .put("port", node.port())
                    .put("nodeState", node.state());
            if (!node.run().isEmpty()) {
                item.put("runId", node.run());
            }
        }
        return Answer.ok(answer);
    }

    private Resource compute(Call call) {
        ArmId workspace = WorkspaceCalls.workspace(engine, call).id();
        return engine.require(workspace.child("computes", call.parameter("compute")));
    }
}
