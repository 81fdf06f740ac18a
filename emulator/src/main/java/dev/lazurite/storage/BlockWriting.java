package dev.lazurite.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlobContent.Part;
import dev.lazurite.store.ContentStore.Content;

/** Writes blobs block by block. A block stays in the file that it was received in: committing a list copies nothing. */
public final class BlockWriting {
    private static final int MOST_BLOCKS = 50_000;

    private final BlobStore store;
    private final BlobReading reading;
    private final BlobWriting writing;
    private final Contents contents;
    private final Etags etags;

    /** Where a block list looks for a block. */
    public enum Where {
        COMMITTED,
        UNCOMMITTED,
        LATEST
    }

    /** An entry of a block list. */
    public record Reference(Where where, String block) {}

    /** A block of a blob. */
    public record Block(String id, long length) {}

    /** The blocks of a blob; there is no blob yet when only uncommitted blocks are there. */
    public record Blocks(Optional<StoredBlob> blob, List<Block> committed, List<Block> uncommitted) {}

    /** What was appended, and where. */
    public record Appended(StoredBlob blob, long offset, int blocks) {}

    BlockWriting(BlobStore store, BlobReading reading, BlobWriting writing, Contents contents, Etags etags) {
        this.store = store;
        this.reading = reading;
        this.writing = writing;
        this.contents = contents;
        this.etags = etags;
    }

    /** Keeps a block until a block list names it. */
    public void stage(BlobKey key, String block, InputStream in, Optional<String> md5) throws IOException {
        writing.checkBefore(key, BlockWriting::mustBeBlockBlob);
        Content content = writing.keep(in, md5);
        try {
            Optional<Part> replaced = store.alone(key, row -> {
                if (row.anyStaged()
                        .filter(other -> other.block().length() != block.length())
                        .isPresent()) {
                    throw StorageFaults.invalidBlock();
                }
                Optional<Part> before = row.staged(block);
                row.stage(new Part(block, content.id(), content.length()));
                return before;
            });
            replaced.ifPresent(part -> contents.forget(List.of(part.content())));
        } catch (RuntimeException refused) {
            contents.forget(List.of(content.id()));
            throw refused;
        }
    }

    private static void mustBeBlockBlob(Optional<StoredBlob> current) {
        if (current.filter(blob -> blob.type() != BlobType.BLOCK).isPresent()) {
            throw StorageFaults.invalidBlobType();
        }
    }

    /** Makes a blob of the listed blocks; blocks that are not listed are forgotten. */
    public StoredBlob commit(BlobKey key, List<Reference> list, BlobProperties properties, Precondition precondition) {
        if (list.size() > MOST_BLOCKS) {
            throw Fault.of(
                    400,
                    "BlockListTooLong",
                    "The block list may not contain more than 50,000 blocks; it has " + list.size() + ".");
        }
        writing.checkBefore(key, precondition);
        Set<String> dropped = new HashSet<>();
        StoredBlob written = store.alone(key, row -> {
            Optional<StoredBlob> current = row.current();
            precondition.check(current);
            mustBeBlockBlob(current);
            List<Part> parts = resolve(list, byId(row.parts()), byId(row.staged()));
            Etags.Stamp stamp = etags.next();
            StoredBlob blob = new StoredBlob(
                    key,
                    BlobType.BLOCK,
                    parts.stream().mapToLong(Part::length).sum(),
                    stamp.etag(),
                    current.map(StoredBlob::created).orElse(stamp.time()),
                    stamp.time(),
                    new BlobContent.Parts(),
                    properties);
            dropped.addAll(BlobWriting.clear(row, current));
            parts.forEach(part -> dropped.remove(part.content()));
            row.save(blob, current.isPresent());
            row.insertParts(0, parts);
            return blob;
        });
        contents.forget(dropped);
        return written;
    }

    private static Map<String, Part> byId(List<Part> parts) {
        Map<String, Part> byId = new HashMap<>();
        parts.forEach(part -> byId.put(part.block(), part));
        return byId;
    }

    private static List<Part> resolve(List<Reference> list, Map<String, Part> committed, Map<String, Part> staged) {
        List<Part> parts = new ArrayList<>(list.size());
        for (Reference reference : list) {
            Part part = switch (reference.where()) {
                case COMMITTED -> committed.get(reference.block());
                case UNCOMMITTED -> staged.get(reference.block());
                case LATEST -> staged.getOrDefault(reference.block(), committed.get(reference.block()));
            };
            if (part == null) {
                throw StorageFaults.invalidBlockList(reference.block());
            }
            parts.add(part);
        }
        return parts;
    }

    /** The blocks of a blob, committed and not. */
    public Blocks blocks(BlobKey key) {
        Blocks blocks =
                store.alone(key, row -> new Blocks(row.current(), described(row.parts()), described(row.staged())));
        if (blocks.blob().isEmpty() && blocks.uncommitted().isEmpty()) {
            reading.require(key);
        }
        mustBeBlockBlob(blocks.blob());
        return blocks;
    }

    private static List<Block> described(List<Part> parts) {
        return parts.stream()
                .map(part -> new Block(part.block(), part.length()))
                .toList();
    }

    /** Adds to the end of an append blob. */
    public Appended append(BlobKey key, InputStream in, Optional<String> md5, Precondition precondition)
            throws IOException {
        precondition.check(Optional.of(appendBlob(reading.require(key))));
        Content content = writing.keep(in, md5);
        try {
            return store.alone(key, row -> {
                StoredBlob before = appendBlob(row.current().orElseThrow(() -> StorageFaults.blobNotFound(key)));
                precondition.check(Optional.of(before));
                int blocks = row.partCount();
                if (blocks >= MOST_BLOCKS) {
                    throw Fault.of(
                            409,
                            "BlockCountExceedsLimit",
                            "The committed block count cannot exceed the maximum limit of 50,000 blocks.");
                }
                Etags.Stamp stamp = etags.next();
                StoredBlob after = new StoredBlob(
                        key,
                        BlobType.APPEND,
                        before.length() + content.length(),
                        stamp.etag(),
                        before.created(),
                        stamp.time(),
                        before.content(),
                        before.properties());
                row.save(after, true);
                row.insertParts(blocks, List.of(new Part("", content.id(), content.length())));
                return new Appended(after, before.length(), blocks + 1);
            });
        } catch (RuntimeException refused) {
            contents.forget(List.of(content.id()));
            throw refused;
        }
    }

    private static StoredBlob appendBlob(StoredBlob blob) {
        if (blob.type() != BlobType.APPEND || !(blob.content() instanceof BlobContent.Parts)) {
            throw StorageFaults.invalidBlobType();
        }
        return blob;
    }
}
