package dev.lazurite.jobs.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.lazurite.jobs.staging.Trees;

/** The isolation of an instance's jobs: found out once, by whoever asks first or ahead of that. */
public final class IsolationChoice implements Supplier<Isolation> {
    private final IsolationMode mode;
    private final Path folder;
    private final CompletableFuture<Isolation> found = new CompletableFuture<>();
    private boolean begun;

    /** @param data the instance's folder, where what is found out is tried */
    public IsolationChoice(IsolationMode mode, Path data) {
        this.mode = mode;
        this.folder = data.resolve("isolation-trial");
    }

    /** Finds it out in the background. */
    public void ahead() {
        if (first()) {
            Thread thread = new Thread(this::find, "isolation");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public Isolation get() {
        if (first()) {
            find();
        }
        return found.join();
    }

    private synchronized boolean first() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    private void find() {
        try {
            Trees.delete(folder);
            found.complete(new IsolationTrial(Files.createDirectories(folder)).best(mode));
            Trees.delete(folder);
        } catch (IOException unwritable) {
            found.completeExceptionally(new UncheckedIOException(unwritable));
        }
    }
}
