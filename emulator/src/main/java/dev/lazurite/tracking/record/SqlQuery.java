package dev.lazurite.tracking.record;

import java.util.List;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A query and what its question marks stand for, in order.
 *
 * @param text SQL in which every value that a caller sent is a question mark
 */
public record SqlQuery(String text, List<Object> values) {
    Query on(Handle handle) {
        Query query = handle.createQuery(text);
        for (int i = 0; i < values.size(); i++) {
            query.bind(i, values.get(i));
        }
        return query;
    }
}
