package dev.lazurite.jobs.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

import dev.lazurite.jobs.staging.Trees;
import dev.lazurite.platform.Once;

/** The isolation of an instance's jobs: found out once, by whoever asks first. */
public final class IsolationChoice implements Supplier<Isolation> {
    private final IsolationMode mode;
    private final Path folder;
    private final Once<Isolation> found = new Once<>(this::find);

    /** @param data the instance's folder, where what is found out is tried */
    public IsolationChoice(IsolationMode mode, Path data) {
        this.mode = mode;
        this.folder = data.resolve("isolation-trial");
    }

    @Override
    public Isolation get() {
        return found.get();
    }

    private Isolation find() {
        try {
            Trees.delete(folder);
            Isolation isolation = new IsolationTrial(Files.createDirectories(folder)).best(mode);
            Trees.delete(folder);
            return isolation;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
