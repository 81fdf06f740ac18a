package dev.lazurite.jobs.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks {@code ps}, on macOS. It shows no environment for programs that the system protects, such as {@code /bin/sh}; these
 * are found as descendants and by their process group.
 */
final class PsProcessTable implements ProcessTable {
    private static final Pattern LINE = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\S+)\\s+(.*)");

    @Override
    public List<Entry> living(String variable) {
        try {
            Process ps = new ProcessBuilder("ps", "-axEww", "-o", "pid=,ppid=,pgid=,stat=,command=")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var reader = ps.inputReader(StandardCharsets.ISO_8859_1)) {
                return parse(reader.lines().toList(), variable);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("ps, which finds the processes of a job, could not be run", broken);
        }
    }

    @Override
    public String ownNamespace() {
        return "";
    }

    static List<Entry> parse(List<String> lines, String variable) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches() && !matcher.group(4).startsWith("Z")) {
                entries.add(new Entry(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Long.parseLong(matcher.group(3)),
                        "",
                        (" " + matcher.group(5) + " ").contains(" " + variable + " ")));
            }
        }
        return entries;
    }
}
