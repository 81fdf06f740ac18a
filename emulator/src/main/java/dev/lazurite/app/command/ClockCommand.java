package dev.lazurite.app.command;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.instance.InstanceClient;
import dev.lazurite.platform.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Says what time it is in the instance, and moves that time. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = "Say what time it is in the instance, or move it.",
        footer = {
            "",
            "Everything in the instance goes by this clock: schedules start the jobs that fall due on the way, in order",
            "and at their times, and tokens and signatures expire. Clients and certificates go by the machine's own, so",
            "that a client that signed in before has to do so again. The time is kept when the instance ends."
        })
final class ClockCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private final DataOption data;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "As one JSON line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ClockCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.data = new DataOption(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return say(InstanceClient.of(data.folder()).get("/clock/"));
    }

    @Command(name = "advance", mixinStandardHelpOptions = true, description = "Move the clock forward.")
    int advance(
            @Parameters(
                            paramLabel = "DURATION",
                            description = "Such as 24h, 90m, 7d, 1d12h, or in ISO 8601 PT24H; at most 366 days.")
                    String by)
            throws IOException, InterruptedException {
        ObjectNode body = Json.object().put("by", duration(by).toString());
        return say(InstanceClient.of(data.folder()).post("/clock/advance", body));
    }

    @Command(name = "reset", mixinStandardHelpOptions = true, description = "Go back to the time of the machine.")
    int reset() throws IOException, InterruptedException {
        return say(InstanceClient.of(data.folder()).post("/clock/reset", Json.object()));
    }

    private Duration duration(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        // ISO 8601 without its letters P and T is how durations are usually written.
        String iso = upper.startsWith("P")
                ? upper
                : upper.replaceFirst("^(\\d+D)?(.*)$", "P$1T$2").replaceFirst("T$", "");
        try {
            return Duration.parse(iso);
        } catch (DateTimeParseException malformed) {
            throw new ParameterException(
                    spec.commandLine(), "'" + text + "' is no duration: 24h, 90m, 7d, 1d12h or PT24H is expected");
        }
    }

    private int say(ObjectNode time) {
        Duration offset = Duration.parse(Json.text(time, "offset", "PT0S"));
        String text = Json.text(time, "now", "")
                + (offset.isZero() ? ", the time of the machine" : ", " + offset + " ahead of the machine");
        surroundings.out().println(json ? Json.write(time) : text);
        return 0;
    }
}
