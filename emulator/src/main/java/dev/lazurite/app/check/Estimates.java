package dev.lazurite.app.check;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How long steps will take and what they will cost, from what steps of the same name took before. */
final class Estimates {
    private static final double SECONDS_OF_HOUR = 3600;

    private final Facts facts;
    private final Problems problems;

    Estimates(Facts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    /**
     * Foresees a step.
     *
     * @param name with the names of the pipelines around it
     * @param runName what its runs are called
     */
    Plan.Step step(
            String name,
            String runName,
            Source source,
            List<String> after,
            String compute,
            YamlValue step,
            boolean rerun) {
        String computeName = References.computeName(compute);
        int instances = instances(step, source);
        facts.compute(computeName)
                .filter(found -> found.nodes() < instances)
                .ifPresent(found -> problems.error(
                        step.at("resources", "instance_count").orElse(step),
                        instances + " nodes are asked for, and the compute '" + computeName + "' has " + found.nodes()
                                + " at most"));
        Facts.History history = facts.history(runName);
        // Whether inputs and code are the same as then is only known once they are uploaded.
        boolean reusable = !rerun && source.deterministic() && history.completed() > 0;
        return new Plan.Step(
                name,
                source.type().isEmpty() ? "command" : source.type(),
                after,
                computeName.isEmpty() ? "serverless" : computeName,
                instances,
                history.usual(),
                price(computeName, history.usual(), instances),
                reusable ? Plan.Reuse.POSSIBLE : Plan.Reuse.NO);
    }

    private static int instances(YamlValue step, Source source) {
        String count = step.text("resources", "instance_count");
        if (count.isEmpty()) {
            count = source.component()
                    .map(component -> component.text("resources", "instance_count"))
                    .orElse("");
        }
        return count.matches("[1-9]\\d{0,4}") ? Integer.parseInt(count) : 1;
    }

    private OptionalDouble price(String compute, Optional<Duration> usual, int instances) {
        OptionalDouble hour = facts.compute(compute).map(Facts.Compute::price).orElse(OptionalDouble.empty());
        return hour.isPresent() && usual.isPresent()
                ? OptionalDouble.of(hour.getAsDouble() * instances * usual.get().toSeconds() / SECONDS_OF_HOUR)
                : OptionalDouble.empty();
    }
}
