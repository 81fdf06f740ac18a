package dev.lazurite.jobs.environments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One instruction of a Dockerfile.
 *
 * @param keyword in upper case
 * @param rest what follows, lines that a backslash joins being one; a here-document's lines follow after line breaks
 */
record DockerInstruction(String keyword, String rest) {
    private static final Pattern HERE = Pattern.compile("<<-?[\"']?(\\w+)[\"']?");

    /** The instructions of {@code dockerfile}, in order, without its comments. */
    static List<DockerInstruction> all(String dockerfile) {
        List<DockerInstruction> instructions = new ArrayList<>();
        List<String> lines = dockerfile.lines().toList();
        StringBuilder joined = new StringBuilder();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).stripTrailing();
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue; // Docker passes over these inside of a continued line too
            }
            if (line.endsWith("\\")) {
                joined.append(line, 0, line.length() - 1).append(' ');
                continue;
            }
            joined.append(line);
            Matcher here = HERE.matcher(joined);
            if (here.find()) {
                String end = here.group(1);
                joined.setLength(here.start());
                while (++at < lines.size() && !lines.get(at).trim().equals(end)) {
                    joined.append('\n').append(lines.get(at));
                }
            }
            instructions.add(of(joined.toString().trim()));
            joined.setLength(0);
        }
        if (!joined.toString().isBlank()) {
            instructions.add(of(joined.toString().trim()));
        }
        return instructions;
    }

    private static DockerInstruction of(String text) {
        String[] parts = text.split("\\s+", 2);
        return new DockerInstruction(parts[0].toUpperCase(Locale.ROOT), parts.length < 2 ? "" : parts[1].trim());
    }

    /** The instruction as a person would write it, on one line. */
    @Override
    public String toString() {
        String text = (keyword + " " + rest).replaceAll("\\s+", " ").trim();
        return text.length() > 160 ? text.substring(0, 157) + "..." : text;
    }
}
