package dev.lazurite.app.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a job would do. */
final class Plan {
    /** Whether an earlier result may be taken over. */
    enum Reuse {
        NO,
        POSSIBLE
    }

    /**
     * A step.
     *
     * @param name with the names of the pipelines around it
     * @param after the steps whose outputs it reads
     * @param instances how many nodes it takes at a time
     * @param usual how long such steps took so far; empty where none is known
     */
    record Step(
            String name,
            String type,
            List<String> after,
            String compute,
            int instances,
            Optional<Duration> usual,
            OptionalDouble price,
            Reuse reuse) {}

    private final List<Step> steps = new ArrayList<>();

    void add(Step step) {
        steps.add(step);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The node hours of all steps; empty where one is not known. */
    Optional<Duration> nodeTime() {
        return steps.stream().allMatch(step -> step.usual().isPresent())
                ? steps.stream()
                        .map(step -> step.usual().orElseThrow().multipliedBy(step.instances()))
                        .reduce(Duration::plus)
                : Optional.empty();
    }

    /** The price of all steps in US dollars; empty where one is not known. */
    OptionalDouble price() {
        boolean known =
                !steps.isEmpty() && steps.stream().allMatch(step -> step.price().isPresent());
        return known
                ? OptionalDouble.of(steps.stream()
                        .mapToDouble(step -> step.price().orElseThrow())
                        .sum())
                : OptionalDouble.empty();
    }
}
