package dev.lazurite.trainer.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;

/**
 * What a command sees of the world: its variables, the time, what it is told, and where to write.
 *
 * @param terminal whether a line of {@code out} can be written over
 */
record Surroundings(
        Map<String, String> variables,
        Clock clock,
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal) {}
