package dev.lazurite.storage;

import java.util.Optional;

/** What a caller demands of a blob before something is done to it. */
@FunctionalInterface
public interface Precondition {
    /** No demand. */
    Precondition NONE = current -> {};

    /**
     * Looks at the blob as it is at the moment of the write, when nobody else can change it.
     *
     * @throws dev.lazurite.platform.http.Fault when the demand is not met
     */
    void check(Optional<StoredBlob> current);
}
