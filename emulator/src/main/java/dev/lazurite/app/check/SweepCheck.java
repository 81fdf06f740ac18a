package dev.lazurite.app.check;

import java.util.HashSet;
import java.util.Set;

/** A sweep: what it searches, towards which metric, and within which limits. */
final class SweepCheck {
    private static final Set<String> GOALS = Set.of("minimize", "maximize");
    private static final Set<String> SAMPLING = Set.of("random", "grid", "bayesian");
    private static final Set<String> DISTRIBUTIONS = Set.of(
            "choice",
            "randint",
            "uniform",
            "quniform",
            "loguniform",
            "qloguniform",
            "normal",
            "qnormal",
            "lognormal",
            "qlognormal");

    private final CommandCheck commands;
    private final References references;
    private final Problems problems;

    SweepCheck(CommandCheck commands, References references, Problems problems) {
        this.commands = commands;
        this.references = references;
        this.problems = problems;
    }

    /** A sweep job, whose trial is described in place. */
    void job(YamlValue sweep) {
        Keys.check(sweep, Keys.SWEEP, problems);
        search(sweep);
        sweep.at("trial")
                .ifPresentOrElse(
                        trial -> commands.body(
                                trial,
                                CommandCheck.names(sweep, "inputs"),
                                CommandCheck.names(sweep, "outputs"),
                                CommandCheck.names(sweep, "search_space")),
                        () -> problems.error(sweep, "'trial' is missing"));
        sweep.at("inputs").ifPresent(commands::given);
        sweep.at("compute").ifPresent(references::compute);
    }

    /** What is said of the search, in a job as in a step. */
    void search(YamlValue sweep) {
        Set<String> searched = new HashSet<>(CommandCheck.names(sweep, "search_space"));
        if (searched.isEmpty()) {
            problems.error(sweep, "'search_space' is missing");
        }
        sweep.at("search_space").ifPresent(space -> space.fields().forEach(this::distribution));
        YamlValue objective = sweep.at("objective").orElse(sweep);
        if (objective.text("primary_metric").isEmpty()) {
            problems.error(objective, "'objective.primary_metric' is missing");
        }
        if (!GOALS.contains(objective.text("goal"))) {
            problems.error(objective, "'objective.goal' is to be minimize or maximize");
        }
        String sampling = sweep.at("sampling_algorithm")
                .map(algorithm -> algorithm.isMapping() ? algorithm.text("type") : algorithm.text())
                .orElse("random");
        if (!SAMPLING.contains(sampling)) {
            problems.error(
                    sweep.at("sampling_algorithm").orElse(sweep),
                    "'sampling_algorithm' is to be random, grid or bayesian");
        }
    }

    private void distribution(String name, YamlValue distribution) {
        String type = distribution.text("type");
        if (!DISTRIBUTIONS.contains(type)) {
            problems.error(
                    distribution,
                    "the type '" + type + "' of 'search_space." + name + "' is no distribution; there is choice,"
                            + " randint, uniform, normal, loguniform and lognormal, and those with q in front");
        } else if (type.equals("choice") && distribution.at("values").isEmpty()) {
            problems.error(distribution, "'search_space." + name + ".values' is missing");
        }
    }
}
