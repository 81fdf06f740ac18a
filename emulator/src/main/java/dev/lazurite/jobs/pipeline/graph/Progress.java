package dev.lazurite.jobs.pipeline.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far the units of a pipeline are. Each change costs as much as the unit has neighbours, whatever the size of the graph. */
public final class Progress {
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Map<String, Integer> open = new HashMap<>();
    private final Map<String, Set<String>> after;
    private final Deque<String> ready = new ArrayDeque<>();
    private int running;

    /** What became of a unit. */
    public enum State {
        WAITING,
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELED,
        /** It never runs: a branch that was not taken, or what it needs did not complete. */
        SKIPPED
    }

    public Progress(Graph graph) {
        after = graph.reversed();
        graph.needs().forEach((name, needs) -> {
            states.put(name, State.WAITING);
            open.put(name, needs.size());
            if (needs.isEmpty()) {
                ready.add(name);
            }
        });
    }

    State state(String unit) {
        return states.get(unit);
    }

    /** The units that may begin now; they are running from here on. */
    public List<String> begin() {
        List<String> begun = new ArrayList<>();
        while (!ready.isEmpty()) {
            String next = ready.remove();
            if (states.get(next) == State.WAITING) {
                running(next);
                begun.add(next);
            }
        }
        return begun;
    }

    /** Says that a unit runs, which had begun before this object was made. */
    public void running(String unit) {
        if (states.put(unit, State.RUNNING) != State.RUNNING) {
            running++;
        }
    }

    /** Says how a unit ended; those that needed it may begin, or never will. */
    public void ended(String unit, State state) {
        if (states.put(unit, state) == State.RUNNING) {
            running--;
        }
        for (String next : after.getOrDefault(unit, Set.of())) {
            if (state != State.COMPLETED) {
                skip(next);
            } else if (open.merge(next, -1, Integer::sum) == 0) {
                ready.add(next);
            }
        }
    }

    /** Keeps a unit, and all that need it, from ever running. */
    public void skip(String unit) {
        Deque<String> skipped = new ArrayDeque<>(List.of(unit));
        while (!skipped.isEmpty()) {
            String next = skipped.remove();
            if (states.get(next) == State.WAITING) {
                states.put(next, State.SKIPPED);
                skipped.addAll(after.getOrDefault(next, Set.of()));
            }
        }
    }

    /** Whether nothing runs and nothing will. */
    public boolean idle() {
        return running == 0 && ready.isEmpty();
    }

    /** Whether nothing runs. */
    public boolean still() {
        return running == 0;
    }

    /** The units in a state, in the order of the pipeline. */
    public List<String> in(State state) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .toList();
    }
}
