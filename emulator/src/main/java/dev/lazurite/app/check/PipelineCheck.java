package dev.lazurite.app.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pipeline: its steps, what they read of each other, and the order that follows. */
final class PipelineCheck {
    private static final Set<String> CONTROL = Set.of("if_else", "do_while", "parallel_for", "finalize");
    private static final int DEEPEST = 20;

    private final Sources sources;
    private final CommandCheck commands;
    private final SweepCheck sweeps;
    private final References references;
    private final Estimates estimates;
    private final Problems problems;
    private final InputTypes types;
    private final Plan plan;

    PipelineCheck(
            Sources sources,
            CommandCheck commands,
            SweepCheck sweeps,
            References references,
            Estimates estimates,
            Problems problems,
            Plan plan) {
        this.sources = sources;
        this.commands = commands;
        this.sweeps = sweeps;
        this.references = references;
        this.estimates = estimates;
        this.problems = problems;
        this.types = new InputTypes(problems);
        this.plan = plan;
    }

    /** Where a pipeline stands: the names around it, the compute that it gets, whether results are not to be taken over. */
    record Surroundings(String prefix, String compute, boolean rerun, int depth) {
        static final Surroundings NONE = new Surroundings("", "", false, 0);
    }

    /** A step with what it runs and the steps that it waits for. */
    private record Node(YamlValue step, Source source, Set<String> after) {}

    void job(YamlValue pipeline) {
        Keys.check(pipeline, Keys.PIPELINE, problems);
        pipeline.at("inputs").ifPresent(commands::given);
        steps(pipeline, Surroundings.NONE);
    }

    void steps(YamlValue pipeline, Surroundings around) {
        Map<String, YamlValue> steps =
                pipeline.at("jobs").map(YamlValue::fields).orElse(Map.of());
        if (steps.isEmpty()) {
            problems.error(pipeline, "'jobs' is missing: a pipeline has one step at least");
        }
        String compute = pipeline.at("settings", "default_compute")
                .or(() -> pipeline.at("compute"))
                .map(where -> {
                    references.compute(where);
                    return where.text();
                })
                .orElse(around.compute());
        boolean rerun =
                around.rerun() || pipeline.text("settings", "force_rerun").equalsIgnoreCase("true");
        Map<String, Node> nodes = new LinkedHashMap<>();
        steps.forEach((name, step) -> nodes.put(name, new Node(step, sources.of(step), new LinkedHashSet<>())));
        nodes.forEach((name, node) -> step(name, node, nodes, pipeline));
        for (String name : ordered(nodes)) {
            add(name, nodes.get(name), new Surroundings(around.prefix(), compute, rerun, around.depth()));
        }
    }

    private void step(String name, Node node, Map<String, Node> nodes, YamlValue pipeline) {
        YamlValue step = node.step();
        step.at("compute").ifPresent(references::compute);
        if (step.text("type").equals("sweep")) {
            sweeps.search(step);
        }
        Map<String, YamlValue> given = step.at("inputs").map(YamlValue::fields).orElse(Map.of());
        step.at("inputs").ifPresent(commands::given);
        given.forEach((input, value) -> bound(node, input, value, nodes, pipeline));
        if (node.source().component().isPresent() || step.at("component").isPresent()) {
            node.source().ports().ifPresent(ports -> declared(name, step, ports, given.keySet()));
        }
        Set<String> outer = CommandCheck.names(pipeline, "outputs");
        step.at("outputs")
                .ifPresent(outputs -> outputs.fields().forEach((output, value) -> {
                    for (String expression : Bindings.expressions(value.text())) {
                        String target = expression.replaceFirst("^parent\\.outputs\\.", "");
                        if (!outer.contains(target)) {
                            problems.error(
                                    value,
                                    "unknown binding '${{" + expression + "}}': the pipeline has "
                                            + Bindings.list("outputs", outer));
                        }
                    }
                }));
    }

    private void declared(String name, YamlValue step, Source.Ports ports, Set<String> given) {
        Set<String> searched = CommandCheck.names(step, "search_space");
        ports.inputs().forEach((input, port) -> {
            if (port.required() && !given.contains(input) && !searched.contains(input)) {
                problems.error(step, "step '" + name + "' does not give the required input '" + input + "'");
            }
        });
        step.at("inputs")
                .ifPresent(inputs -> inputs.fields().forEach((input, value) -> {
                    if (!ports.inputs().containsKey(input)) {
                        problems.error(
                                value,
                                "the component of step '" + name + "' has no input '" + input + "': "
                                        + Bindings.list("inputs", ports.inputs().keySet()));
                    }
                }));
    }

    private void bound(Node node, String input, YamlValue value, Map<String, Node> nodes, YamlValue pipeline) {
        YamlValue where = value.at("path").orElse(value);
        Optional<Port> to = node.source().ports().map(ports -> ports.inputs().get(input));
        if (Bindings.expressions(where.text()).isEmpty()) {
            to.ifPresent(port -> types.given(value, input, port));
        }
        boolean whole = Bindings.whole(where.text());
        for (Bindings.Binding binding : Bindings.of(where.text())) {
            if (binding instanceof Bindings.Binding.Input outer) {
                Set<String> known = CommandCheck.names(pipeline, "inputs");
                if (known.stream()
                        .noneMatch(
                                one -> outer.name().equals(one) || outer.name().startsWith(one + "."))) {
                    problems.error(
                            where,
                            "unknown binding '${{parent.inputs." + outer.name() + "}}': the pipeline has "
                                    + Bindings.list("inputs", known));
                } else if (whole) {
                    pipeline.at("inputs", outer.name())
                            .ifPresent(outside ->
                                    to.ifPresent(port -> types.bound(where, input, port, outer.name(), outside)));
                }
            } else if (binding instanceof Bindings.Binding.StepOutput output) {
                Optional<Port> from = output(node, where, output, nodes);
                if (whole && from.isPresent() && to.isPresent()) {
                    String what = "output '" + output.output() + "' of step '" + output.step() + "'";
                    types.bound(where, input, to.get(), what, from.get().type());
                }
            }
        }
    }

    /** What another step leaves; empty, with the problem noted, where it leaves no such thing. */
    private Optional<Port> output(
            Node node, YamlValue where, Bindings.Binding.StepOutput output, Map<String, Node> nodes) {
        Node other = nodes.get(output.step());
        if (other == null) {
            problems.error(
                    where, "there is no step '" + output.step() + "': " + Bindings.list("steps", nodes.keySet()));
            return Optional.empty();
        }
        node.after().add(output.step());
        Optional<Map<String, Port>> outputs = other.source().ports().map(Source.Ports::outputs);
        if (outputs.isPresent() && !outputs.get().containsKey(output.output())) {
            problems.error(
                    where,
                    "step '" + output.step() + "' has no output '" + output.output() + "': "
                            + Bindings.list("outputs", outputs.get().keySet()));
        }
        return outputs.map(ports -> ports.get(output.output()));
    }

    /** The steps, each after those that it reads; those of a cycle come last, as they stand. */
    private List<String> ordered(Map<String, Node> nodes) {
        Set<String> done = new LinkedHashSet<>();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Map.Entry<String, Node> node : nodes.entrySet()) {
                moved |= done.containsAll(node.getValue().after()) && done.add(node.getKey());
            }
        }
        Set<String> cycle = new LinkedHashSet<>(nodes.keySet());
        cycle.removeAll(done);
        if (!cycle.isEmpty()) {
            problems.error(
                    nodes.get(cycle.iterator().next()).step(),
                    "the steps " + String.join(", ", cycle) + " wait for each other: a pipeline has no cycles");
        }
        done.addAll(cycle);
        return List.copyOf(done);
    }

    private void add(String name, Node node, Surroundings around) {
        String whole = around.prefix() + name;
        Optional<YamlValue> nested = node.source()
                .component()
                .or(() ->
                        Optional.of(node.step()).filter(step -> step.at("jobs").isPresent()))
                .filter(pipeline -> node.source().type().equals("pipeline"));
        if (nested.isPresent() && around.depth() < DEEPEST) {
            steps(nested.get(), new Surroundings(whole + "/", around.compute(), around.rerun(), around.depth() + 1));
        } else if (!CONTROL.contains(node.source().type())) {
            String compute = node.step().text("compute");
            plan.add(estimates.step(
                    whole,
                    name,
                    node.source(),
                    List.copyOf(node.after()),
                    compute.isEmpty() ? around.compute() : compute,
                    node.step(),
                    around.rerun()));
        }
    }
}
