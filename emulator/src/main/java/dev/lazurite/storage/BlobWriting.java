package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.lazurite.storage.BlobContent.Part;
import dev.lazurite.store.ContentStore.Content;

/**
 * Writes whole blobs. Content is kept first and named by a row afterwards, in one transaction: a blob is never torn, the last
 * of two writers wins, and what was replaced is forgotten once the row is committed.
 */
public final class BlobWriting {
    private final BlobStore store;
    private final Accounts accounts;
    private final Contents contents;
    private final BlobReading reading;
    private final Etags etags;

    BlobWriting(BlobStore store, Accounts accounts, Contents contents, BlobReading reading, Etags etags) {
        this.store = store;
        this.accounts = accounts;
        this.contents = contents;
        this.reading = reading;
        this.etags = etags;
    }

    /**
     * Writes a blob, replacing what was there.
     *
     * @param md5 what the content must have, in base64; empty where the caller does not say
     */
    public StoredBlob put(
            BlobKey key,
            BlobType type,
            BlobProperties properties,
            InputStream in,
            Optional<String> md5,
            Precondition precondition)
            throws IOException {
        checkBefore(key, precondition);
        Content content = keep(in, md5);
        if (type == BlobType.APPEND) {
            contents.forget(List.of(content.id()));
            return replace(key, type, 0, new BlobContent.Parts(), List.of(), properties, precondition);
        }
        BlobContent whole = new BlobContent.Whole(content.id());
        return replace(key, type, content.length(), whole, List.of(), withMd5(properties, content), precondition);
    }

    /** Refuses early, before a long body is read, what would be refused at the end. */
    void checkBefore(BlobKey key, Precondition precondition) {
        Names.checkBlob(key.name());
        Optional<StoredBlob> current = store.find(key);
        if (current.isEmpty()) {
            accounts.container(key.account(), key.container());
        }
        precondition.check(current);
    }

    /** Keeps content whose digest is what its writer says. */
    Content keep(InputStream in, Optional<String> md5) throws IOException {
        Content content = contents.store().keep(in);
        String calculated = Base64.getEncoder().encodeToString(content.md5());
        if (md5.isPresent() && !md5.get().equals(calculated)) {
            contents.forget(List.of(content.id()));
            throw StorageFaults.md5Mismatch(md5.get(), calculated);
        }
        return content;
    }

    static BlobProperties withMd5(BlobProperties properties, Content content) {
        Map<String, String> headers = new TreeMap<>(properties.headers());
        headers.put("Content-MD5", Base64.getEncoder().encodeToString(content.md5()));
        return properties.headers(headers);
    }

    /** Makes a blob whose content is whatever a file holds. */
    void link(BlobKey key, java.nio.file.Path file, BlobProperties properties) {
        checkBefore(key, Precondition.NONE);
        BlobContent linked = new BlobContent.Linked(file.toAbsolutePath());
        replace(key, BlobType.APPEND, 0, linked, List.of(), properties, Precondition.NONE);
    }

    /**
     * Copies a blob of this instance. The copy shares the content of its source where the file system can do that.
     *
     * @param properties makes the properties of the copy from those of the source
     */
    public StoredBlob copy(
            BlobKey from,
            Precondition ofSource,
            BlobKey to,
            UnaryOperator<BlobProperties> properties,
            Precondition precondition)
            throws IOException {
        checkBefore(to, precondition);
        try (Reading source = reading.open(from)) {
            StoredBlob blob = source.blob();
            ofSource.check(Optional.of(blob));
            if (blob.content() instanceof BlobContent.Linked) {
                return put(
                        to,
                        BlobType.BLOCK,
                        properties.apply(blob.properties()),
                        source.stream(),
                        Optional.empty(),
                        precondition);
            }
            if (blob.content() instanceof BlobContent.Whole whole) {
                BlobContent copy = new BlobContent.Whole(contents.store().duplicate(whole.id()));
                return replace(
                        to,
                        blob.type(),
                        blob.length(),
                        copy,
                        List.of(),
                        properties.apply(blob.properties()),
                        precondition);
            }
            List<Part> parts = new ArrayList<>();
            for (Part part : source.parts()) {
                parts.add(new Part(part.block(), contents.store().duplicate(part.content()), part.length()));
            }
            return replace(
                    to,
                    blob.type(),
                    blob.length(),
                    blob.content(),
                    parts,
                    properties.apply(blob.properties()),
                    precondition);
        }
    }

    private StoredBlob replace(
            BlobKey key,
            BlobType type,
            long length,
            BlobContent content,
            List<Part> parts,
            BlobProperties properties,
            Precondition precondition) {
        Set<String> replaced = new HashSet<>();
        StoredBlob written;
        try {
            written = store.alone(key, row -> {
                Optional<StoredBlob> current = row.current();
                precondition.check(current);
                Etags.Stamp stamp = etags.next();
                StoredBlob blob = new StoredBlob(
                        key,
                        type,
                        length,
                        stamp.etag(),
                        current.map(StoredBlob::created).orElse(stamp.time()),
                        stamp.time(),
                        content,
                        properties);
                replaced.addAll(clear(row, current));
                row.save(blob, current.isPresent());
                row.insertParts(0, parts);
                return blob;
            });
        } catch (RuntimeException refused) {
            contents.forget(ids(content, parts));
            throw refused;
        }
        contents.forget(replaced);
        return written;
    }

    /** Removes parts and uncommitted blocks; returns all content that the blob named. */
    static List<String> clear(BlobRow row, Optional<StoredBlob> current) {
        List<String> named = new ArrayList<>();
        if (current.isPresent()) {
            List<Part> parts = current.get().content() instanceof BlobContent.Parts ? row.parts() : List.<Part>of();
            named.addAll(ids(current.get().content(), parts));
            if (!parts.isEmpty()) {
                row.deleteParts();
            }
        }
        List<Part> staged = row.staged();
        if (!staged.isEmpty()) {
            staged.forEach(part -> named.add(part.content()));
            row.unstage();
        }
        return named;
    }

    private static List<String> ids(BlobContent content, List<Part> parts) {
        return content instanceof BlobContent.Whole whole
                ? List.of(whole.id())
                : parts.stream().map(Part::content).toList();
    }

    /** Changes what is said of a blob, not its content. */
    public StoredBlob change(BlobKey key, Precondition precondition, UnaryOperator<BlobProperties> change) {
        reading.require(key);
        return store.alone(key, row -> {
            StoredBlob before = row.current().orElseThrow(() -> StorageFaults.blobNotFound(key));
            precondition.check(Optional.of(before));
            StoredBlob after = before.changed(change.apply(before.properties()), etags.next());
            row.save(after, true);
            return after;
        });
    }

    /** Forgets a blob that must be there. */
    public void delete(BlobKey key, Precondition precondition) {
        reading.require(key);
        contents.forget(store.alone(key, row -> {
            Optional<StoredBlob> current = row.current();
            if (current.isEmpty()) {
                throw StorageFaults.blobNotFound(key);
            }
            precondition.check(current);
            List<String> named = clear(row, current);
            row.delete();
            return named;
        }));
    }

    /** Ends a link: what the file has now becomes the content of the blob. */
    void settle(BlobKey key) throws IOException {
        try (Reading source = reading.open(key)) {
            if (!(source.blob().content() instanceof BlobContent.Linked)) {
                return;
            }
            Content content = contents.store().keep(source.stream());
            replace(
                    key,
                    BlobType.APPEND,
                    content.length(),
                    new BlobContent.Parts(),
                    List.of(new Part("", content.id(), content.length())),
                    source.blob().properties(),
                    Precondition.NONE);
        }
    }
}
