package dev.lazurite.trainer.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.lazurite.trainer.api.Learner;
import dev.lazurite.trainer.api.Parameter;
import dev.lazurite.trainer.api.Task;
import dev.lazurite.trainer.deep.NetworkLearners;
import dev.lazurite.trainer.tabular.Learners;
import picocli.CommandLine.Command;

/** Lists what can be asked for. */
@Command(
        name = "learners",
        description = "Lists the learners and their parameters.",
        mixinStandardHelpOptions = true,
        footer = {"", "A parameter is set with: lazurite-train fit ... --param NAME=VALUE"})
final class LearnersCommand implements Runnable {
    private final Surroundings surroundings;

    LearnersCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private static List<Learner> all() {
        return Stream.concat(Learners.all().stream(), NetworkLearners.all().stream())
                .toList();
    }

    @Override
    public void run() {
        PrintWriter out = surroundings.out();
        for (Learner learner : all()) {
            out.println("%s (%s)"
                    .formatted(
                            learner.name(),
                            learner.tasks().stream().sorted().map(Task::label).collect(Collectors.joining(", "))));
            out.println("  " + learner.summary());
            for (Parameter parameter : learner.parameters()) {
                out.println("  %-27s%s; %s"
                        .formatted(
                                parameter.name() + "=" + parameter.fallback(),
                                parameter.description(),
                                parameter.accepted()));
            }
            out.println();
        }
    }
}
