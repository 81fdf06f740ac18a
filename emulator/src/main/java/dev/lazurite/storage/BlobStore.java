package dev.lazurite.storage;

import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.lazurite.storage.BlobContent.Part;
import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** The rows of blobs. Writers of one blob take turns, so that each sees what the one before left. */
final class BlobStore {
    static final String AT = " WHERE account = ? AND container = ? AND name = ?";
    private static final String SELECT = "SELECT " + BlobRows.COLUMNS + " FROM storage_blob" + AT;

    private final Database database;

    BlobStore(Database database) {
        this.database = database;
    }

    Optional<StoredBlob> find(BlobKey key) {
        return database.read(handle -> find(handle, key));
    }

    List<Part> parts(BlobKey key) {
        return database.read(handle -> parts(handle, key));
    }

    /** The blobs named from {@code from} on and before {@code end}, by name; {@code end} may be empty. */
    List<StoredBlob> page(String account, String container, String from, String end, int limit) {
        String sql =
                "SELECT " + BlobRows.COLUMNS + " FROM storage_blob WHERE account = ? AND container = ? AND name >= ?"
                        + (end.isEmpty() ? "" : " AND name < ?") + " ORDER BY account, container, name LIMIT " + limit;
        return database.read(handle -> {
            Query query =
                    handle.createQuery(sql).bind(0, account).bind(1, container).bind(2, from);
            if (!end.isEmpty()) {
                query.bind(3, end);
            }
            return query.map((row, context) -> BlobRows.blob(row)).list();
        });
    }

    /** Does {@code work} on one blob in one transaction, alone. */
    <T> T alone(BlobKey key, Function<BlobRow, T> work) {
        try {
            return database.written(handle -> work.apply(new BlobRow(handle, key)));
        } catch (UnableToExecuteStatementException refused) {
            if (refused.getCause() instanceof SQLIntegrityConstraintViolationException) {
                // The container went away while the content was on its way.
                throw StorageFaults.containerNotFound(key.container());
            }
            throw refused;
        }
    }

    static Optional<StoredBlob> find(Handle handle, BlobKey key) {
        return handle.createQuery(SELECT)
                .bind(0, key.account())
                .bind(1, key.container())
                .bind(2, key.name())
                .map((row, context) -> BlobRows.blob(row))
                .findOne();
    }

    static List<Part> parts(Handle handle, BlobKey key) {
        return handle.createQuery("SELECT block, content, length FROM storage_part" + AT + " ORDER BY position")
                .bind(0, key.account())
                .bind(1, key.container())
                .bind(2, key.name())
                .map((row, context) -> BlobRows.part(row))
                .list();
    }
}
