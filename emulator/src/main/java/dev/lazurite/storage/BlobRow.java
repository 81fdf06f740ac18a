package dev.lazurite.storage;

import java.util.List;
import java.util.Optional;

import dev.lazurite.storage.BlobContent.Part;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** One blob within a transaction that it has to itself. */
final class BlobRow {
    private final Handle handle;
    private final BlobKey key;

    BlobRow(Handle handle, BlobKey key) {
        this.handle = handle;
        this.key = key;
    }

    Optional<StoredBlob> current() {
        return BlobStore.find(handle, key);
    }

    List<Part> parts() {
        return BlobStore.parts(handle, key);
    }

    /** Writes the row of the blob; {@code there} says whether it has one. */
    void save(StoredBlob blob, boolean there) {
        if (there) {
            update(blob);
        } else {
            insert(blob);
        }
    }

    private void insert(StoredBlob blob) {
        handle.execute(
                "INSERT INTO storage_blob (type, length, etag, created, modified, shape, content, properties,"
                        + " account, container, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values(blob));
    }

    private void update(StoredBlob blob) {
        handle.execute(
                "UPDATE storage_blob SET type = ?, length = ?, etag = ?, created = ?, modified = ?,"
                        + " shape = ?, content = ?, properties = ?" + BlobStore.AT,
                values(blob));
    }

    private static Object[] values(StoredBlob blob) {
        return new Object[] {
            blob.type().azure(),
            blob.length(),
            blob.etag(),
            blob.created().toEpochMilli(),
            blob.modified().toEpochMilli(),
            BlobRows.shape(blob.content()),
            BlobRows.text(blob.content()),
            blob.properties().write(),
            blob.key().account(),
            blob.key().container(),
            blob.key().name()
        };
    }

    void delete() {
        handle.execute("DELETE FROM storage_blob" + BlobStore.AT, key.account(), key.container(), key.name());
    }

    void deleteParts() {
        handle.execute("DELETE FROM storage_part" + BlobStore.AT, key.account(), key.container(), key.name());
    }

    void insertParts(int position, List<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO storage_part (account, container, name, position, block, content, length)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)");
        int at = position;
        for (Part part : parts) {
            batch.add(key.account(), key.container(), key.name(), at++, part.block(), part.content(), part.length());
        }
        batch.execute();
    }

    /** The number of parts, which is the position of the next one. */
    int partCount() {
        return handle.createQuery("SELECT position + 1 FROM storage_part" + BlobStore.AT
                        + " ORDER BY account DESC, container DESC, name DESC, position DESC LIMIT 1")
                .bind(0, key.account())
                .bind(1, key.container())
                .bind(2, key.name())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    /** The blocks that are not committed. */
    List<Part> staged() {
        return handle.createQuery("SELECT block, content, length FROM storage_block" + BlobStore.AT + " ORDER BY block")
                .bind(0, key.account())
                .bind(1, key.container())
                .bind(2, key.name())
                .map((row, context) -> BlobRows.part(row))
                .list();
    }

    /** The uncommitted block named {@code block}. */
    Optional<Part> staged(String block) {
        return handle.createQuery("SELECT block, content, length FROM storage_block" + BlobStore.AT + " AND block = ?")
                .bind(0, key.account())
                .bind(1, key.container())
                .bind(2, key.name())
                .bind(3, block)
                .map((row, context) -> BlobRows.part(row))
                .findOne();
    }

    /** Any uncommitted block. */
    Optional<Part> anyStaged() {
        return handle.createQuery("SELECT block, content, length FROM storage_block" + BlobStore.AT + " LIMIT 1")
                .bind(0, key.account())
                .bind(1, key.container())
                .bind(2, key.name())
                .map((row, context) -> BlobRows.part(row))
                .findOne();
    }

    void unstage() {
        handle.execute("DELETE FROM storage_block" + BlobStore.AT, key.account(), key.container(), key.name());
    }

    void stage(Part block) {
        handle.execute(
                "MERGE INTO storage_block (account, container, name, block, content, length) KEY (account, container,"
                        + " name, block) VALUES (?, ?, ?, ?, ?, ?)",
                key.account(),
                key.container(),
                key.name(),
                block.block(),
                block.content(),
                block.length());
    }
}
