package dev.lazurite.arm;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.store.Database;
import org.jdbi.v3.core.statement.Query;

/** Keeps resources. A write that returned is durable. */
public final class ResourceStore {
    private static final String COLUMNS =
            "id, body, seq, etag, archived, lookup, created_at, created_by, modified_at, modified_by";

    private final Database database;
    private final Clock clock;
    private final Ids ids;

    /** In which order a list comes. */
    public enum Order {
        OLDEST_FIRST("seq"),
        NEWEST_FIRST("seq DESC"),
        BY_NAME("name, seq");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    /** Which archived resources a list has. */
    public enum View {
        ACTIVE_ONLY,
        ARCHIVED_ONLY,
        ALL
    }

    public ResourceStore(Database database, Clock clock, Ids ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
    }

    /** The resource with this id, in whatever case. */
    public Optional<Resource> find(String id) {
        return database.read(handle -> handle.createQuery("SELECT " + COLUMNS + " FROM resource WHERE id_key = ?")
                .bind(0, ArmId.key(id))
                .map((row, context) -> read(row))
                .findOne());
    }

    public Optional<Resource> find(ArmId id) {
        return find(id.toString());
    }

    /**
     * Keeps a document under an id, new or instead of what was there.
     *
     * @param lookup what the type finds it by besides its id, or empty
     * @param who what {@code createdBy} and {@code lastModifiedBy} say
     */
    public Resource put(
            ArmId id,
            com.fasterxml.jackson.databind.node.ObjectNode body,
            boolean archived,
            String lookup,
            String who) {
        Instant now = clock.instant();
        String etag = "\"" + ids.guid() + "\"";
        String text = Json.write(body);
        return database.written(handle -> {
            int updated = handle.createUpdate(
                            "UPDATE resource SET etag = :etag, archived = :archived, lookup = :lookup,"
                                    + " body = :body, modified_at = :now, modified_by = :who WHERE id_key = :key")
                    .bind("etag", etag)
                    .bind("archived", archived)
                    .bind("lookup", lookup)
                    .bind("body", text)
                    .bind("now", now.atOffset(ZoneOffset.UTC))
                    .bind("who", who)
                    .bind("key", id.key())
                    .execute();
            if (updated == 0) {
                handle.createUpdate("INSERT INTO resource (id_key, id, type_key, parent_key, name, seq, etag, archived,"
                                + " lookup, body, created_at, created_by, modified_at, modified_by) VALUES (:key, :id,"
                                + " :type, :parent, :name, NEXT VALUE FOR resource_seq, :etag, :archived, :lookup,"
                                + " :body, :now, :who, :now, :who)")
                        .bind("key", id.key())
                        .bind("id", id.toString())
                        .bind("type", ArmId.key(id.type()))
                        .bind("parent", ArmId.key(id.parent()))
                        .bind("name", id.name())
                        .bind("etag", etag)
                        .bind("archived", archived)
                        .bind("lookup", lookup)
                        .bind("body", text)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("who", who)
                        .execute();
            }
            return handle.createQuery("SELECT " + COLUMNS + " FROM resource WHERE id_key = ?")
                    .bind(0, id.key())
                    .map((row, context) -> read(row))
                    .one();
        });
    }

    /** Moves a resource and all that is inside it to another id, of which nothing may be there. */
    public void rename(ArmId from, ArmId to) {
        List<Resource> moved = new ArrayList<>(within(from.toString()));
        find(from).ifPresent(moved::add);
        database.write(handle -> {
            for (Resource resource : moved) {
                String rest = resource.id().toString().substring(from.toString().length());
                ArmId id = ArmId.parse(to + rest);
                handle.execute(
                        "UPDATE resource SET id_key = ?, id = ?, parent_key = ?, name = ? WHERE id_key = ?",
                        id.key(),
                        id.toString(),
                        ArmId.key(id.parent()),
                        id.name(),
                        resource.id().key());
            }
        });
    }

    /** Forgets one resource; what is inside it stays. */
    public boolean delete(ArmId id) {
        return database.written(handle -> handle.createUpdate("DELETE FROM resource WHERE id_key = ?")
                        .bind(0, id.key())
                        .execute())
                > 0;
    }

    /** Everything whose id begins with {@code scope} and a slash, innermost first. */
    public List<Resource> within(String scope) {
        String key = ArmId.key(scope) + "/";
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS
                                + " FROM resource WHERE SUBSTRING(id_key, 1, :length) = :key ORDER BY CHAR_LENGTH(id_key) DESC, seq")
                .bind("length", key.length())
                .bind("key", key)
                .map((row, context) -> read(row))
                .list());
    }

    /**
     * A page of the resources of one type inside one parent.
     *
     * @param skip how many to leave out first
     * @param limit how many at most
     */
    public List<Resource> list(String parent, String type, View view, Order order, int skip, int limit) {
        String archived = view == View.ALL ? "" : " AND archived = :archived";
        return database.read(handle -> {
            Query query = handle.createQuery("SELECT " + COLUMNS + " FROM resource WHERE parent_key = :parent"
                            + " AND type_key = :type" + archived + " ORDER BY " + order.sql
                            + " OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY")
                    .bind("parent", ArmId.key(parent))
                    .bind("type", ArmId.key(type))
                    .bind("skip", skip)
                    .bind("limit", limit);
            if (view != View.ALL) {
                query.bind("archived", view == View.ARCHIVED_ONLY);
            }
            return query.map((row, context) -> read(row)).list();
        });
    }

    /** All resources of one type inside one parent, oldest first. */
    public List<Resource> list(String parent, String type) {
        return list(parent, type, View.ALL, Order.OLDEST_FIRST, 0, Integer.MAX_VALUE);
    }

    /** The names of the resources of one type inside one parent, oldest first. */
    public List<String> names(String parent, String type, boolean archivedToo) {
        return database.read(handle -> handle.createQuery("SELECT name FROM resource WHERE parent_key = ? AND"
                        + " type_key = ?" + (archivedToo ? "" : " AND archived = FALSE") + " ORDER BY seq")
                .bind(0, ArmId.key(parent))
                .bind(1, ArmId.key(type))
                .mapTo(String.class)
                .list());
    }

    /** The resources of one type that are found by {@code lookup}, anywhere, newest first. */
    public List<Resource> lookup(String type, String lookup) {
        return database.read(handle -> handle.createQuery(
                        "SELECT " + COLUMNS + " FROM resource WHERE type_key = ? AND lookup = ? ORDER BY seq DESC")
                .bind(0, ArmId.key(type))
                .bind(1, lookup)
                .map((row, context) -> read(row))
                .list());
    }

    private static Resource read(ResultSet row) throws SQLException {
        return new Resource(
                ArmId.parse(row.getString("id")),
                Json.parse(row.getString("body")),
                row.getLong("seq"),
                row.getString("etag"),
                row.getBoolean("archived"),
                row.getString("lookup"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("modified_at", OffsetDateTime.class).toInstant(),
                row.getString("modified_by"));
    }
}
