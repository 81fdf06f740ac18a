package dev.lazurite.trainer.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Runs the command in this process and keeps what it said. */
final class Console {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> variables;
    private final boolean terminal;

    Console(Map<String, String> variables) {
        this(variables, false);
    }

    Console(Map<String, String> variables, boolean terminal) {
        this.variables = variables;
        this.terminal = terminal;
    }

    int run(String... arguments) {
        return run(List.of(), arguments);
    }

    /** @param lines what the command is told on its standard input */
    int run(List<String> lines, String... arguments) {
        BufferedReader in = new BufferedReader(new StringReader(String.join("\n", lines)));
        Clock clock = Clock.fixed(Instant.ofEpochMilli(1_700_000_000_000L), ZoneOffset.UTC);
        return Train.execute(
                new Surroundings(
                        variables, clock, in, new PrintWriter(out, true), new PrintWriter(err, true), terminal),
                arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
