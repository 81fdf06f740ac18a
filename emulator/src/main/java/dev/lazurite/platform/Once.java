package dev.lazurite.platform;

import java.util.Optional;
import java.util.function.Supplier;

/** What is found out once, by whoever asks first; others wait. One that fails is tried again by the next who asks. */
public final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private Optional<T> found = Optional.empty();

    public Once(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        if (found.isEmpty()) {
            found = Optional.of(source.get());
        }
        return found.get();
    }
}
