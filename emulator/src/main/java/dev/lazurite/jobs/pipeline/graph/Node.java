package dev.lazurite.jobs.pipeline.graph;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/** One node of a pipeline: a step, or what decides about others. Documents are in snake case, as clients send them. */
public sealed interface Node {
    String name();

    ObjectNode document();

    /**
     * A step: a component that runs with inputs.
     *
     * @param type {@code command}, {@code sweep} or {@code pipeline}
     */
    record Step(String name, String type, ObjectNode document) implements Node {
        /** The reference to its component; that of its trial for a sweep. */
        public String component() {
            return Json.text(document, "componentId", Json.text(document, "trial.componentId", ""));
        }

        /** The entry of an input or output; a missing node where there is none. */
        public JsonNode entry(String inputsOrOutputs, String name) {
            return document.path(inputsOrOutputs).path(name);
        }

        public String displayName() {
            return Json.text(document, "display_name", name);
        }
    }

    /** Lets one of two blocks of nodes run. */
    record IfElse(String name, ObjectNode document, List<String> whenTrue, List<String> whenFalse) implements Node {
        public JsonNode condition() {
            return document.path("condition");
        }
    }

    /** Runs its body again and again, as long as an output of the body says so. */
    record DoWhile(String name, ObjectNode document, String body) implements Node {
        /** More rounds are refused by clients. */
        private static final int MOST = 1000;

        public int mostRounds() {
            return document.path("limits").path("max_iteration_count").asInt(MOST);
        }

        /** The output of the body that says whether to go on; empty for a loop that ends by its limit alone. */
        public String condition() {
            String condition = Json.text(document, "condition", "");
            return Binding.whole(condition).map(Binding::name).orElse(condition);
        }
    }

    /** Runs its body once for each of a list of items. */
    record ParallelFor(String name, ObjectNode document, String body) implements Node {
        public int concurrency() {
            int asked = document.path("max_concurrency").asInt(0);
            return asked > 0 ? asked : Integer.MAX_VALUE;
        }
    }
}
