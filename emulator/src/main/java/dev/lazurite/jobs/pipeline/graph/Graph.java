package dev.lazurite.jobs.pipeline.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which nodes wait for which. The body of a loop is no unit of its own: its loop stands for it, also where others refer to the
 * body's outputs.
 */
public final class Graph {
    private final Map<String, Node> nodes;
    private final Map<String, String> loops = new HashMap<>();
    private final Map<String, Set<String>> needs = new LinkedHashMap<>();

    public Graph(Map<String, Node> nodes) {
        this.nodes = nodes;
        nodes.values().forEach(node -> body(node).ifPresent(body -> loops.put(body, node.name())));
        nodes.keySet().stream()
                .filter(name -> !loops.containsKey(name))
                .forEach(name -> needs.put(name, new LinkedHashSet<>()));
        nodes.values().forEach(this::connect);
    }

    private void connect(Node node) {
        Set<String> of = needs.get(unit(node.name()));
        if (of == null) {
            return;
        }
        mentioned(node.document()).stream()
                .map(this::unit)
                .filter(needs::containsKey)
                .forEach(of::add);
        of.remove(unit(node.name()));
        if (node instanceof Node.IfElse decision) {
            // the blocks wait for the decision, not the other way round
            List<String> blocks = new ArrayList<>(decision.whenTrue());
            blocks.addAll(decision.whenFalse());
            of.removeAll(blocks.stream().map(this::unit).toList());
            mentioned(decision.condition()).stream().map(this::unit).forEach(of::add);
            blocks.stream()
                    .map(this::unit)
                    .map(needs::get)
                    .filter(Objects::nonNull)
                    .forEach(block -> block.add(node.name()));
        }
    }

    private static Optional<String> body(Node node) {
        if (node instanceof Node.DoWhile loop) {
            return Optional.of(loop.body());
        }
        return node instanceof Node.ParallelFor loop ? Optional.of(loop.body()) : Optional.empty();
    }

    private static Set<String> mentioned(JsonNode document) {
        Set<String> names = new LinkedHashSet<>();
        if (document.isTextual()) {
            Binding.within(document.asText()).stream()
                    .map(Binding::node)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        document.forEach(entry -> names.addAll(mentioned(entry)));
        return names;
    }

    /** All nodes, bodies of loops among them. */
    public Map<String, Node> nodes() {
        return nodes;
    }

    /** The unit that a node is part of: its loop, or itself. */
    public String unit(String node) {
        return loops.getOrDefault(node, node);
    }

    /** The units, each with those that must have completed before it. */
    public Map<String, Set<String>> needs() {
        return needs;
    }

    /** Units that wait for each other, so that none of them ever runs; empty where there are none. */
    public List<String> cycle() {
        Map<String, Integer> open = new HashMap<>();
        needs.forEach((name, before) -> open.put(name, before.size()));
        Map<String, Set<String>> after = reversed();
        Deque<String> free = new ArrayDeque<>();
        open.forEach((name, count) -> {
            if (count == 0) {
                free.add(name);
            }
        });
        while (!free.isEmpty()) {
            String done = free.remove();
            open.remove(done);
            after.getOrDefault(done, Set.of()).forEach(next -> {
                if (open.computeIfPresent(next, (name, count) -> count - 1) == 0) {
                    free.add(next);
                }
            });
        }
        return needs.keySet().stream().filter(open::containsKey).toList();
    }

    /** The units, each with those that wait for it. */
    Map<String, Set<String>> reversed() {
        Map<String, Set<String>> after = new HashMap<>();
        needs.forEach((name, before) -> before.forEach(earlier ->
                after.computeIfAbsent(earlier, key -> new LinkedHashSet<>()).add(name)));
        return after;
    }
}
