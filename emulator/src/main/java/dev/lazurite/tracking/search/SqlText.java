package dev.lazurite.tracking.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A piece of SQL that grows together with the values of its question marks. */
final class SqlText {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    SqlText add(String more, Object... bound) {
        text.append(more);
        Collections.addAll(values, bound);
        return this;
    }

    SqlText add(SqlText other) {
        text.append(other.text);
        values.addAll(other.values);
        return this;
    }

    /** Adds {@code column comparator value} for a text or numeric column. */
    SqlText compare(String column, Clause clause) {
        Comparator comparator = clause.comparator();
        switch (comparator) {
            case IN, NOT_IN ->
                add(
                        column + " " + comparator.sign() + " ("
                                + String.join(
                                        ", ",
                                        Collections.nCopies(clause.values().size(), "?")) + ")",
                        clause.values().toArray());
            // Without an escape character a backslash stands for itself, as in MLflow.
            case LIKE, ILIKE ->
                add(
                        column + " " + comparator.sign() + " ? ESCAPE ''",
                        clause.values().get(0));
            // The database puts NaN above all numbers; in a comparison it is neither above nor below.
            case GREATER, AT_LEAST ->
                add(
                        column + " " + comparator.sign() + " ? AND " + column + " <= ?",
                        clause.values().get(0),
                        Double.POSITIVE_INFINITY);
            default ->
                add(
                        column + " " + comparator.sign().replace("!=", "<>") + " ?",
                        clause.values().get(0));
        }
        return this;
    }

    String text() {
        return text.toString();
    }

    List<Object> values() {
        return List.copyOf(values);
    }
}
