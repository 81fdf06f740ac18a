package dev.lazurite.storage.dfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlobKey;
import dev.lazurite.storage.BlobProperties;
import dev.lazurite.storage.BlobService;
import dev.lazurite.storage.BlockWriting;
import dev.lazurite.storage.BlockWriting.Block;
import dev.lazurite.storage.BlockWriting.Reference;
import dev.lazurite.storage.BlockWriting.Where;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;
import dev.lazurite.storage.blob.BlobCalls;
import dev.lazurite.storage.blob.Conditions;
import dev.lazurite.storage.blob.Dates;
import dev.lazurite.storage.blob.ReadHandlers;

/** Reads files, and writes them from position to position: what is appended is a block that its position names. */
final class FileHandlers {
    private static final Map<String, String> HEADERS = Map.of(
            "x-ms-content-type", "Content-Type",
            "x-ms-content-encoding", "Content-Encoding",
            "x-ms-content-language", "Content-Language",
            "x-ms-content-disposition", "Content-Disposition",
            "x-ms-cache-control", "Cache-Control",
            "x-ms-content-md5", "Content-MD5");

    private final BlobService blobs;
    private final Directories directories;
    private final ReadHandlers reads;

    FileHandlers(BlobService blobs, Directories directories) {
        this.blobs = blobs;
        this.directories = directories;
        this.reads = new ReadHandlers(blobs.reading());
    }

    /** The headers of a file that a call sets. */
    static Map<String, String> headers(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        HEADERS.forEach((sent, kept) -> call.header(sent).ifPresent(value -> headers.put(kept, value)));
        return headers;
    }

    static Answer stamped(int status, StoredBlob file) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", file.etagText());
        headers.put("Last-Modified", Dates.http(file.modified()));
        headers.put("x-ms-request-server-encrypted", "true");
        return new Answer(status, headers, new Answer.Nothing());
    }

    /** {@code Path_Read}. */
    Answer read(Call call) throws IOException {
        BlobKey path = BlobCalls.key(call);
        if (directories.is(path)) {
            throw Fault.of(
                    409, "PathIsDirectory", "The path '" + path.name() + "' is a directory, which has no content.");
        }
        return reads.get(call).header("x-ms-resource-type", "file");
    }

    /** {@code Path_AppendData}: kept until it is flushed. */
    Answer append(Call call) throws IOException {
        BlobKey path = BlobCalls.key(call);
        blobs.reading().require(path);
        long position = position(call);
        blobs.blocks().stage(path, block(position), call.body(), call.header("Content-MD5"));
        if (call.query("flush").filter("true"::equalsIgnoreCase).isPresent()) {
            Answer flushed = flush(call, path, position + Math.max(0, call.length()));
            return new Answer(202, flushed.headers(), flushed.body());
        }
        return Answer.empty(202).header("x-ms-request-server-encrypted", "true");
    }

    /** {@code Path_FlushData}. */
    Answer flush(Call call) {
        return flush(call, BlobCalls.key(call), position(call));
    }

    private Answer flush(Call call, BlobKey path, long end) {
        StoredBlob before = blobs.reading().require(path);
        BlockWriting.Blocks blocks = blobs.blocks().blocks(path);
        long committed = blocks.committed().stream().mapToLong(Block::length).sum();
        if (committed != before.length()) {
            throw Fault.notEmulated(
                    "The file '" + path.name() + "' was uploaded as a whole blob, and appending to such a"
                            + " file is not emulated: create it anew with resource=file.");
        }
        List<Reference> list = new ArrayList<>();
        blocks.committed().forEach(block -> list.add(new Reference(Where.COMMITTED, block.id())));
        long reached = committed;
        List<Block> staged = blocks.uncommitted().stream()
                .sorted(Comparator.comparing(Block::id, Comparator.comparing(FileHandlers::positionOf)))
                .toList();
        for (Block block : staged) {
            if (positionOf(block.id()) == reached && reached < end) {
                list.add(new Reference(Where.UNCOMMITTED, block.id()));
                reached += block.length();
            }
        }
        if (reached != end) {
            throw Fault.of(
                    400,
                    "InvalidFlushPosition",
                    "The uploaded data is not contiguous or the position query parameter value is not equal to the length of"
                            + " the file after appending the uploaded data: position=" + end
                            + ", and the file would have "
                            + reached + " bytes.");
        }
        Map<String, String> headers = new LinkedHashMap<>(before.properties().headers());
        headers.remove("Content-MD5");
        headers.putAll(headers(call));
        return stamped(
                200,
                blobs.blocks()
                        .commit(
                                path,
                                list,
                                new BlobProperties(headers, before.properties().metadata(), Map.of()),
                                Conditions.of(call)));
    }

    private static long position(Call call) {
        String text = call.query("position").orElse("");
        if (!text.matches("\\d{1,18}")) {
            throw StorageFaults.invalidQuery("position", text, "a whole number is expected");
        }
        return Long.parseLong(text);
    }

    private static String block(long position) {
        return Base64.getEncoder()
                .encodeToString(String.format("%018d", position).getBytes(StandardCharsets.US_ASCII));
    }

    private static long positionOf(String block) {
        try {
            return Long.parseLong(new String(Base64.getDecoder().decode(block), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException ofABlobClient) {
            return Long.MAX_VALUE;
        }
    }
}
