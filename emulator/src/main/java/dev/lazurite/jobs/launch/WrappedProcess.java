package dev.lazurite.jobs.launch;

import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntSupplier;

/** A process under its wrapper. */
final class WrappedProcess implements LaunchedProcess {
    private static final int SIGNALLED = 128;

    private final CompletableFuture<Ending> ending;
    private final JobProcesses processes;

    /**
     * @param gone completes when the wrapper is gone
     * @param seen the exit code of the wrapper as its parent saw it, or one that is no exit code
     */
    WrappedProcess(
            JobFolder folder, RankFiles ranks, CompletableFuture<?> gone, IntSupplier seen, JobProcesses processes) {
        this.ending = gone.thenApply(ignored -> ending(folder, ranks, seen));
        this.processes = processes;
    }

    private static Ending ending(JobFolder folder, RankFiles ranks, IntSupplier seen) {
        OptionalInt kept = folder.exitCode();
        if (kept.isPresent()) {
            return new Ending.Exited(kept.getAsInt(), ranks.failed(), folder.outOfMemory());
        }
        // On a full disk the code is in no file; a wrapper that was killed itself says nothing of the command.
        int code = seen.getAsInt();
        return code >= 0 && code < SIGNALLED
                ? new Ending.Exited(code, ranks.failed(), folder.outOfMemory())
                : new Ending.Lost();
    }

    @Override
    public CompletableFuture<Ending> ending() {
        return ending;
    }

    @Override
    public void cancel() {
        processes.cancel();
    }

    @Override
    public void sweep() {
        processes.kill();
    }
}
