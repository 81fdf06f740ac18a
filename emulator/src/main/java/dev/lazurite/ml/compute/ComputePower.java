package dev.lazurite.ml.compute;

import java.time.Clock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.platform.Json;

/** Switches compute instances on and off. */
public final class ComputePower {
    /** What an instance is told. */
    public enum Operation {
        START("Start", "Running"),
        STOP("Stop", "Stopped"),
        RESTART("Restart", "Running");

        private final String wireName;
        private final String state;

        Operation(String wireName, String state) {
            this.wireName = wireName;
            this.state = state;
        }

        /** The state that it leads to. */
        public String state() {
            return state;
        }
    }

    /** Who or what tells it, as {@code lastOperation} shows it. */
    public enum Trigger {
        USER("User"),
        SCHEDULE("Schedule"),
        IDLE_SHUTDOWN("IdleShutdown");

        private final String wireName;

        Trigger(String wireName) {
            this.wireName = wireName;
        }
    }

    private final ResourceEngine engine;
    private final ComputeNodes nodes;
    private final Clock clock;

    public ComputePower(ResourceEngine engine, ComputeNodes nodes, Clock clock) {
        this.engine = engine;
        this.nodes = nodes;
        this.clock = clock;
    }

    /** Does it; the jobs that wait for the instance get it where it runs now. Those that run go on. */
    public void change(Resource instance, Operation operation, Trigger trigger) {
        engine.update(instance.id(), body -> {
            ObjectNode inner = (ObjectNode) Json.at(body, "properties.properties");
            inner.put("state", operation.state);
            inner.set(
                    "lastOperation", ComputeInstance.operation(operation.wireName, clock.instant(), trigger.wireName));
        });
        nodes.changed(instance.id());
    }
}
