package dev.lazurite.app.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.lazurite.app.instance.InstanceClient;

/** Checks a file of the CLI: a command, sweep or pipeline job, or a component. */
public final class JobFileCheck {
    private final Problems problems = new Problems();
    private final Plan plan = new Plan();
    private final References references;
    private final CommandCheck commands;
    private final SweepCheck sweeps;
    private final Sources sources;
    private final Estimates estimates;
    private final PipelineCheck pipelines;

    private JobFileCheck(Facts facts) {
        references = new References(facts, problems);
        commands = new CommandCheck(references, problems);
        sweeps = new SweepCheck(commands, references, problems);
        sources = new Sources(facts, references, commands, problems);
        estimates = new Estimates(facts, problems);
        pipelines = new PipelineCheck(sources, commands, sweeps, references, estimates, problems, plan);
    }

    /**
     * Checks a file.
     *
     * @param instance knows what the workspace has; without one, only the files are looked at
     */
    public static Report check(Path file, Optional<InstanceClient> instance) {
        Facts facts = instance.<Facts>map(InstanceFacts::new).orElseGet(Facts::none);
        return new JobFileCheck(facts).run(file, instance.isPresent());
    }

    /** As {@link #check(Path, Optional)}, with whatever facts. */
    static Report check(Path file, Facts facts) {
        return new JobFileCheck(facts).run(file, true);
    }

    private Report run(Path file, boolean asked) {
        Optional<YamlValue> document = YamlValue.read(file, problems);
        String kind = document.map(JobFileCheck::kind).orElse("");
        document.ifPresent(job -> look(job, kind));
        return new Report(file, kind, problems, plan, asked);
    }

    private void look(YamlValue job, String kind) {
        switch (kind) {
            case "command" -> {
                commands.job(job);
                single(job, kind);
            }
            case "sweep" -> {
                sweeps.job(job);
                single(job, kind);
            }
            case "pipeline" -> pipelines.job(job);
            case "command component" -> sources.component(job);
            case "pipeline component" -> pipelines.steps(job, PipelineCheck.Surroundings.NONE);
            default ->
                problems.error(
                        job,
                        "files of the kind '" + kind + "' are not checked: command, sweep and pipeline jobs and"
                                + " command and pipeline components are");
        }
    }

    private void single(YamlValue job, String kind) {
        String name = job.text("display_name").isEmpty() ? job.text("name") : job.text("display_name");
        // A job on its own always runs.
        Source source = new Source(kind, Optional.empty(), Optional.empty(), false);
        plan.add(estimates.step(name.isEmpty() ? kind : name, name, source, List.of(), job.text("compute"), job, true));
    }

    private static String kind(YamlValue document) {
        String schema = document.text("$schema");
        String name = schema.substring(schema.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String type = document.text("type");
        if (type.isEmpty()) {
            type = List.of("pipeline", "sweep", "command").stream()
                    .filter(name::startsWith)
                    .findFirst()
                    .orElseGet(() -> byContent(document, name));
        }
        return name.contains("component") ? type + " component" : type;
    }

    private static String byContent(YamlValue document, String schema) {
        if (document.at("jobs").isPresent()) {
            return "pipeline";
        }
        if (document.at("trial").isPresent()) {
            return "sweep";
        }
        boolean other = document.at("command").isEmpty() && !schema.isEmpty();
        return other ? schema.replaceFirst("\\.schema\\.json$", "") : "command";
    }
}
