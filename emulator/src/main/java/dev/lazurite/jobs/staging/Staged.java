package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A job that has all it needs to be launched. */
public final class Staged {
    private final String command;
    private final Map<String, String> variables;
    private final List<Upload> uploads;
    private final StagingLog log;

    Staged(String command, Map<String, String> variables, List<Upload> uploads, StagingLog log) {
        this.command = command;
        this.variables = Map.copyOf(variables);
        this.uploads = List.copyOf(uploads);
        this.log = log;
    }

    /** The command with its placeholders filled in. */
    public String command() {
        return command;
    }

    /** The variables that tell the command of its inputs and outputs. */
    public Map<String, String> variables() {
        return variables;
    }

    /** What was brought from where. */
    public List<String> log() {
        return log.lines();
    }

    /** What nobody who looks at the job may miss, such as data that is not what its address says. */
    public List<String> remarks() {
        return log.remarks();
    }

    /** Brings outputs, writable inputs and run artifacts into the store; once the command has ended, however it did. */
    public void collect() throws IOException {
        for (Upload upload : uploads) {
            upload.run();
        }
    }
}
