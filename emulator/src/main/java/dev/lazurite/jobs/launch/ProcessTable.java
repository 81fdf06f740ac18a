package dev.lazurite.jobs.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The processes of this machine, as far as this user may look at them. */
interface ProcessTable {
    /**
     * A process.
     *
     * @param session the id of its session, or of its group where the system does not tell sessions
     * @param namespace of process ids, as the system names it; empty where it has none or does not tell
     * @param marked whether its environment has the variable that was asked for
     */
    record Entry(long pid, long parent, long session, String namespace, boolean marked) {}

    /** Everything that lives now (zombies do not); {@code variable} is {@code NAME=value}. */
    List<Entry> living(String variable);

    /** The namespace of process ids that this server is in; empty where there are none. */
    String ownNamespace();

    static ProcessTable ofThisSystem() {
        return Files.isReadable(Path.of("/proc/self/environ")) ? new ProcProcessTable() : new PsProcessTable();
    }
}
