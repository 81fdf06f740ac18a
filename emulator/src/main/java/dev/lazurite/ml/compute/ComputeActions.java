package dev.lazurite.ml.compute;

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
    private final ComputePower power;

    ComputeActions(
            ResourceEngine engine, AsyncOperations async, Computes computes, ComputeNodes nodes, ComputePower power) {
        this.engine = engine;
        this.async = async;
        this.computes = computes;
        this.nodes = nodes;
        this.power = power;
    }

    Answer start(Call call) {
        return change(call, ComputePower.Operation.START);
    }

    Answer stop(Call call) {
        return change(call, ComputePower.Operation.STOP);
    }

    Answer restart(Call call) {
        return change(call, ComputePower.Operation.RESTART);
    }

    private Answer change(Call call, ComputePower.Operation operation) {
        Resource compute = compute(call);
        if (ComputeKind.of(compute.properties()) != ComputeKind.COMPUTE_INSTANCE) {
            throw AssetNames.invalid("The compute '" + compute.name() + "' is a cluster. Only a compute instance can be"
                    + " started, stopped and restarted.");
        }
        power.change(compute, operation, ComputePower.Trigger.USER);
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
