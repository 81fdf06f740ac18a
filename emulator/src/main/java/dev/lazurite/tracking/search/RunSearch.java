package dev.lazurite.tracking.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.lazurite.tracking.record.Refusals;
import dev.lazurite.tracking.record.RunStore;
import dev.lazurite.tracking.record.SqlQuery;

/**
 * A search for runs, compiled to one SQL query: only the rows of a page leave the database.
 *
 * @param experiments ids of the experiments to look in, at least one, all of the workspace that is searched
 * @param view which runs by their life cycle
 * @param owner the run whose family alone may be seen; empty for all runs
 * @param artifactRoot what artifact URIs begin with, up to the id of the experiment
 */
public record RunSearch(
        List<String> experiments,
        List<Clause> filter,
        List<Order> order,
        ViewType view,
        String owner,
        String artifactRoot) {

    /** The query for {@code limit} runs after the first {@code offset}. */
    public SqlQuery query(int offset, int limit) {
        SqlText joins = new SqlText();
        SqlText sorting = new SqlText();
        sort(joins, sorting);
        SqlText all = new SqlText().add(RunStore.select()).add(joins).add("WHERE r.experiment ");
        if (experiments.size() == 1) {
            all.add("= ?", experiments.get(0));
        } else {
            all.add("IN (" + "?, ".repeat(experiments.size() - 1) + "?)", experiments.toArray());
        }
        all.add(view.condition("r"));
        if (!owner.isEmpty()) {
            all.add(" AND (r.id = ? OR r.parent = ? OR r.created_by = ?)", owner, owner, owner);
        }
        for (Clause clause : filter) {
            all.add(" AND (").add(condition(clause)).add(")");
        }
        all.add(sorting).add(" LIMIT ? OFFSET ?", limit, offset);
        return new SqlQuery(all.text(), all.values());
    }

    /** Whether the last values of metrics decide what is found or in which order. */
    public boolean comparesMetrics() {
        return filter.stream().anyMatch(clause -> clause.subject().kind() == Kind.METRIC)
                || order.stream().anyMatch(one -> one.key().kind() == Kind.METRIC);
    }

    private SqlText condition(Clause clause) {
        String key = clause.subject().key();
        return switch (clause.subject().kind()) {
            case METRIC -> entry("run_metrics", "amount", key, clause);
            case PARAM -> entry("run_params", "content", key, clause);
            case TAG -> entry("run_tags", "content", key, clause);
            case DATASET ->
                new SqlText()
                        .add("EXISTS (SELECT 1 FROM run_datasets d WHERE d.run = r.seq AND ")
                        .compare("d." + key, clause)
                        .add(")");
            case ATTRIBUTE ->
                switch (key) {
                    case "user_id" -> entry("run_tags", "content", "mlflow.user", clause);
                    case "artifact_uri" ->
                        new SqlText()
                                .add("", artifactRoot)
                                .compare(
                                        "(CAST(? AS VARCHAR) || r.experiment || '/runs/' || r.id || '/artifacts')",
                                        clause);
                    default -> new SqlText().compare(column(key), clause);
                };
        };
    }

    private static SqlText entry(String table, String column, String key, Clause clause) {
        Comparator comparator = clause.comparator();
        SqlText text = new SqlText()
                .add(comparator == Comparator.IS_NULL ? "NOT " : "")
                .add("EXISTS (SELECT 1 FROM " + table + " x WHERE x.run = r.seq AND x.name = ?", key);
        if (comparator != Comparator.IS_NULL && comparator != Comparator.IS_NOT_NULL) {
            text.add(" AND ").compare("x." + column, clause);
        }
        return text.add(")");
    }

    private static String column(String attribute) {
        return switch (attribute) {
            case "run_id", "artifact_uri" -> "r.id";
            case "run_name" -> "r.display_name";
            case "status" -> "r.mlflow_status";
            case "start_time" -> "r.start_time";
            case "end_time" -> "r.ended";
            default -> throw new IllegalArgumentException("no column for attribute " + attribute);
        };
    }

    /** Missing values come last in both directions, NaN just before them; ties go by start, newest first, then by id. */
    private void sort(SqlText joins, SqlText sorting) {
        Set<Identifier> seen = new HashSet<>();
        sorting.add(" ORDER BY ");
        if (order.isEmpty() && experiments.size() == 1 && view != ViewType.ALL) {
            // These are the same for all rows; with them the order is that of an index, and a page is read and not
            // sorted.
            sorting.add("r.experiment, r.lifecycle, ");
        }
        for (Order one : order) {
            if (!seen.add(one.key())) {
                throw Refusals.invalid(
                        "`order_by` contains duplicate fields: " + one.key().key());
            }
            String direction = one.ascending() ? "" : " DESC";
            String column = sortColumn(joins, one.key(), "o" + seen.size());
            if (one.key().kind() == Kind.METRIC) {
                sorting.add(
                        "CASE WHEN " + column + " IS NULL THEN 2 WHEN " + column + " = ? THEN 1 ELSE 0 END, ",
                        Double.NaN);
            } else {
                sorting.add("CASE WHEN " + column + " IS NULL THEN 1 ELSE 0 END, ");
            }
            sorting.add(column + direction + ", ");
        }
        sorting.add(seen.contains(new Identifier(Kind.ATTRIBUTE, "start_time")) ? "" : "r.start_time DESC, ")
                .add("r.id");
    }

    private static String sortColumn(SqlText joins, Identifier key, String alias) {
        return switch (key.kind()) {
            case METRIC -> join(joins, "run_metrics", "amount", key.key(), alias);
            case PARAM -> join(joins, "run_params", "content", key.key(), alias);
            case TAG -> join(joins, "run_tags", "content", key.key(), alias);
            case ATTRIBUTE ->
                key.key().equals("user_id")
                        ? join(joins, "run_tags", "content", "mlflow.user", alias)
                        : column(key.key());
            case DATASET -> throw new IllegalArgumentException("runs are not ordered by dataset");
        };
    }

    private static String join(SqlText joins, String table, String column, String key, String alias) {
        joins.add(
                "LEFT JOIN " + table + " " + alias + " ON " + alias + ".run = r.seq AND " + alias + ".name = ? ", key);
        return alias + "." + column;
    }
}
