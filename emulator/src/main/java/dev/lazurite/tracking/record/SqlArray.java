package dev.lazurite.tracking.record;

import java.util.Collection;

import org.jdbi.v3.core.argument.Argument;

/** Binds a list to one {@code = ANY(?)}, so that a statement's text does not depend on how many there are. */
final class SqlArray {
    private SqlArray() {}

    static Argument of(Collection<?> values) {
        boolean numbers = values.stream().allMatch(Long.class::isInstance);
        return (position, statement, context) -> statement.setArray(
                position, statement.getConnection().createArrayOf(numbers ? "BIGINT" : "VARCHAR", values.toArray()));
    }
}
