package dev.lazurite.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import dev.lazurite.storage.BlobContent.Part;

/** How rows become blobs and parts. A linked blob is as long, as young and as new as its file is now. */
final class BlobRows {
    static final String COLUMNS =
            "account, container, name, type, length, etag, created, modified, shape, content, properties";

    private BlobRows() {}

    static StoredBlob blob(ResultSet row) throws SQLException {
        StoredBlob blob = new StoredBlob(
                new BlobKey(row.getString(1), row.getString(2), row.getString(3)),
                BlobType.of(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                content(row.getString(9), row.getString(10)),
                BlobProperties.read(row.getString(11)));
        return blob.content() instanceof BlobContent.Linked linked ? asNow(blob, linked.file()) : blob;
    }

    static Part part(ResultSet row) throws SQLException {
        return new Part(row.getString("block"), row.getString("content"), row.getLong("length"));
    }

    private static BlobContent content(String shape, String content) {
        return switch (shape) {
            case "linked" -> new BlobContent.Linked(Path.of(content));
            case "parts" -> new BlobContent.Parts();
            default -> new BlobContent.Whole(content);
        };
    }

    static String shape(BlobContent content) {
        if (content instanceof BlobContent.Linked) {
            return "linked";
        }
        return content instanceof BlobContent.Parts ? "parts" : "whole";
    }

    static String text(BlobContent content) {
        if (content instanceof BlobContent.Linked linked) {
            return linked.file().toString();
        }
        return content instanceof BlobContent.Whole whole ? whole.id() : "";
    }

    private static StoredBlob asNow(StoredBlob blob, Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new StoredBlob(
                    blob.key(),
                    blob.type(),
                    now.size(),
                    blob.etag() + now.size(),
                    blob.created(),
                    now.lastModifiedTime().toInstant(),
                    blob.content(),
                    blob.properties());
        } catch (NoSuchFileException notYetThere) {
            return blob;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException("the linked file " + file + " cannot be read", unreadable);
        }
    }
}
