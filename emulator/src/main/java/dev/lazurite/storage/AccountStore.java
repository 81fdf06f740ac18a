package dev.lazurite.storage;

import java.util.List;
import java.util.Optional;

import dev.lazurite.store.Database;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows of storage accounts and of their containers. */
final class AccountStore {
    private static final String CONTAINERS = "SELECT account, name, etag, modified, metadata FROM storage_container";

    private final Database database;

    /** An account and its two keys in base64. */
    record Account(String name, String key1, String key2) {}

    AccountStore(Database database) {
        this.database = database;
    }

    Optional<Account> find(String account) {
        return database.read(handle -> handle.createQuery("SELECT name, key1, key2 FROM storage_account WHERE name = ?")
                .bind(0, account)
                .map((row, context) -> new Account(row.getString(1), row.getString(2), row.getString(3)))
                .findOne());
    }

    void insert(Account account) {
        database.write(handle -> handle.execute(
                "INSERT INTO storage_account (name, key1, key2, service_properties) VALUES (?, ?, ?, '')",
                account.name(),
                account.key1(),
                account.key2()));
    }

    void updateKeys(Account account) {
        database.write(handle -> handle.execute(
                "UPDATE storage_account SET key1 = ?, key2 = ? WHERE name = ?",
                account.key1(),
                account.key2(),
                account.name()));
    }

    String serviceProperties(String account) {
        return database.read(
                handle -> handle.createQuery("SELECT service_properties FROM storage_account WHERE name = ?")
                        .bind(0, account)
                        .mapTo(String.class)
                        .findOne()
                        .orElse(""));
    }

    void updateServiceProperties(String account, String document) {
        database.write(handle ->
                handle.execute("UPDATE storage_account SET service_properties = ? WHERE name = ?", document, account));
    }

    /** Deletes an account with all that it has; returns the ids of the content that nothing names any more. */
    List<String> delete(String account) {
        return database.written(handle -> {
            List<String> contents = contents(handle, "account = ?", account);
            handle.execute("DELETE FROM storage_account WHERE name = ?", account);
            return contents;
        });
    }

    Optional<Container> container(String account, String name) {
        return database.read(handle -> handle.createQuery(CONTAINERS + " WHERE account = ? AND name = ?")
                .bind(0, account)
                .bind(1, name)
                .map((row, context) -> container(row))
                .findOne());
    }

    List<Container> containers(String account, String from, int limit) {
        return database.read(handle -> handle.createQuery(
                        CONTAINERS + " WHERE account = ? AND name >= ? ORDER BY account, name LIMIT " + limit)
                .bind(0, account)
                .bind(1, from)
                .map((row, context) -> container(row))
                .list());
    }

    private static Container container(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Container(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                java.time.Instant.ofEpochMilli(row.getLong(4)),
                BlobProperties.read(row.getString(5)).metadata());
    }

    void insert(Container container) {
        database.write(handle -> handle.execute(
                "INSERT INTO storage_container (etag, modified, metadata, account, name) VALUES (?, ?, ?, ?, ?)",
                values(container)));
    }

    void update(Container container) {
        database.write(handle -> handle.execute(
                "UPDATE storage_container SET etag = ?, modified = ?, metadata = ? WHERE account = ? AND name = ?",
                values(container)));
    }

    private static Object[] values(Container container) {
        return new Object[] {
            container.etag(),
            container.modified().toEpochMilli(),
            BlobProperties.typed("").metadata(container.metadata()).write(),
            container.account(),
            container.name()
        };
    }

    /** Deletes a container with all that it has; returns the ids of the content that nothing names any more. */
    List<String> delete(String account, String container) {
        return database.written(handle -> {
            List<String> contents = contents(handle, "account = ? AND container = ?", account, container);
            handle.execute("DELETE FROM storage_container WHERE account = ? AND name = ?", account, container);
            return contents;
        });
    }

    private static List<String> contents(Handle handle, String where, Object... values) {
        Query query = handle.createQuery("SELECT content FROM storage_blob WHERE shape ="
                + " 'whole' AND " + where + " UNION ALL SELECT content FROM storage_part WHERE " + where
                + " UNION ALL SELECT content FROM storage_block WHERE " + where);
        for (int i = 0; i < 3 * values.length; i++) {
            query.bind(i, values[i % values.length]);
        }
        return query.mapTo(String.class).list();
    }
}
