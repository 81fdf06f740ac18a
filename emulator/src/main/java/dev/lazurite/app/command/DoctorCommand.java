package dev.lazurite.app.command;

import java.util.List;
import java.util.concurrent.Callable;

import dev.lazurite.app.doctor.Check;
import dev.lazurite.app.doctor.Checks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks what a user's machine needs, one line each, with the way out where something is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check Java, Python, ports, proxy and CA; exit code 1 when something is wrong.")
final class DoctorCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() {
        List<Check> checks = new Checks(surroundings.environment(), data.folder(), StartOptions.DEFAULT_PORT).all();
        for (Check check : checks) {
            surroundings.out().println(check.line());
        }
        return checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.WRONG) ? 1 : 0;
    }
}
