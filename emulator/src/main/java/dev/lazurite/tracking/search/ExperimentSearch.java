package dev.lazurite.tracking.search;

import java.util.List;

import dev.lazurite.tracking.record.SqlQuery;

/** A search for experiments, compiled to one SQL query. */
public record ExperimentSearch(String workspace, List<Clause> filter, List<Order> order, ViewType view) {

    /** The query for {@code limit} experiments after the first {@code offset}. */
    public SqlQuery query(int offset, int limit) {
        SqlText all = new SqlText().add("SELECT * FROM experiments e WHERE e.workspace = ?", workspace);
        all.add(view.condition("e"));
        for (Clause clause : filter) {
            all.add(" AND (").add(condition(clause)).add(")");
        }
        all.add(" ORDER BY ");
        if (order.isEmpty()) {
            all.add("e.updated DESC, ");
        }
        for (Order one : order) {
            all.add(column(one.key().key()) + (one.ascending() ? ", " : " DESC, "));
        }
        all.add("e.id DESC LIMIT ? OFFSET ?", limit, offset);
        return new SqlQuery(all.text(), all.values());
    }

    private static SqlText condition(Clause clause) {
        if (clause.subject().kind() == Kind.ATTRIBUTE) {
            return new SqlText().compare(column(clause.subject().key()), clause);
        }
        SqlText tag = new SqlText()
                .add(clause.comparator() == Comparator.IS_NULL ? "NOT " : "")
                .add(
                        "EXISTS (SELECT 1 FROM experiment_tags t WHERE t.experiment = e.id AND t.name = ?",
                        clause.subject().key());
        if (clause.comparator() != Comparator.IS_NULL && clause.comparator() != Comparator.IS_NOT_NULL) {
            tag.add(" AND ").compare("t.content", clause);
        }
        return tag.add(")");
    }

    private static String column(String attribute) {
        return switch (attribute) {
            case "name" -> "e.name";
            case "experiment_id" -> "e.id";
            case "creation_time" -> "e.created";
            case "last_update_time" -> "e.updated";
            default -> throw new IllegalArgumentException("no column for attribute " + attribute);
        };
    }
}
