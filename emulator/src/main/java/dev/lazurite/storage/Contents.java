package dev.lazurite.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.lazurite.store.ContentStore;

/**
 * The content files of blobs. What is being read is not deleted before its last reader is done, so that a reader of many parts
 * never meets one that is gone.
 */
final class Contents {
    private final ContentStore store;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Set<String> doomed = new HashSet<>();

    Contents(ContentStore store) {
        this.store = store;
    }

    ContentStore store() {
        return store;
    }

    synchronized void hold(Collection<String> ids) {
        ids.forEach(id -> readers.merge(id, 1, Integer::sum));
    }

    synchronized void release(Collection<String> ids) {
        for (String id : ids) {
            if (readers.merge(id, -1, (count, one) -> count == 1 ? null : count - 1) == null && doomed.remove(id)) {
                delete(id);
            }
        }
    }

    /** Forgets content that no committed row names any more. */
    void forget(Collection<String> ids) {
        for (String id : ids) {
            if (!postponed(id)) {
                delete(id);
            }
        }
    }

    private synchronized boolean postponed(String id) {
        return readers.containsKey(id) && doomed.add(id);
    }

    private void delete(String id) {
        try {
            store.forget(id);
        } catch (IOException broken) {
            throw new UncheckedIOException("content " + id + " cannot be deleted", broken);
        }
    }
}
