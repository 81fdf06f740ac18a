package dev.lazurite.storage;

import java.nio.file.Path;

/** Where the bytes of a blob are. */
public sealed interface BlobContent {
    /** In one content file. */
    record Whole(String id) implements BlobContent {}

    /** In a file that somebody else still writes. */
    record Linked(Path file) implements BlobContent {}

    /** In several content files, the parts of the blob. */
    record Parts() implements BlobContent {}

    /**
     * One part of a blob.
     *
     * @param block the id of the block, as its writer gave it; empty for what was appended
     * @param content the id of its content file
     */
    record Part(String block, String content, long length) {}
}
