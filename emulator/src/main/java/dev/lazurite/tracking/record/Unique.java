package dev.lazurite.tracking.record;

import java.sql.SQLException;

import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Inserts that two callers may race for: the database decides, and the loser is told. */
final class Unique {
    /** The SQL standard's state for a unique violation, the same in H2 and PostgreSQL. */
    private static final String VIOLATION = "23505";

    private Unique() {}

    /** Runs {@code insert}; false when a row with the same key is there already. */
    static boolean insert(Runnable insert) {
        try {
            insert.run();
            return true;
        } catch (UnableToExecuteStatementException failed) {
            if (failed.getCause() instanceof SQLException cause && VIOLATION.equals(cause.getSQLState())) {
                return false;
            }
            throw failed;
        }
    }
}
