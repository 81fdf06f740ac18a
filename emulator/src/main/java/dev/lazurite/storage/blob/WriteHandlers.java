package dev.lazurite.storage.blob;

import java.io.IOException;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlobKey;
import dev.lazurite.storage.BlobType;
import dev.lazurite.storage.BlobWriting;
import dev.lazurite.storage.Precondition;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;

/** Put Blob, Set Blob Metadata, Set Blob Properties, Delete Blob. */
final class WriteHandlers {
    private static final long LARGEST = 5000;

    private final BlobWriting writing;
    private final CopyHandlers copies;

    WriteHandlers(BlobWriting writing, CopyHandlers copies) {
        this.writing = writing;
        this.copies = copies;
    }

    /**
     * {@code BlockBlob_Upload}, {@code AppendBlob_Create}, {@code BlockBlob_PutBlobFromUrl}, {@code Blob_StartCopyFromURL} and
     * {@code Blob_CopyFromURL}, which have one address and differ in their headers.
     */
    Answer put(Call call) throws IOException {
        if (call.header("x-ms-copy-source").isPresent()) {
            return copies.copy(call);
        }
        String type = call.header("x-ms-blob-type").orElseThrow(() -> StorageFaults.missingHeader("x-ms-blob-type"));
        return switch (type) {
            case "BlockBlob" -> upload(call, BlobType.BLOCK);
            case "AppendBlob" -> createAppendBlob(call);
            case "PageBlob" -> throw Fault.notEmulated("Page blobs are not emulated.");
            default ->
                throw StorageFaults.invalidHeader(
                        "x-ms-blob-type", type, "BlockBlob, AppendBlob and PageBlob are accepted");
        };
    }

    private Answer createAppendBlob(Call call) throws IOException {
        if (call.length() > 0) {
            throw StorageFaults.invalidHeader(
                    "Content-Length", String.valueOf(call.length()), "an append blob is created without content");
        }
        return upload(call, BlobType.APPEND);
    }

    private Answer upload(Call call, BlobType type) throws IOException {
        BlobCalls.checkLength(call, LARGEST);
        StoredBlob blob = writing.put(
                BlobCalls.key(call),
                type,
                BlobCalls.properties(call),
                call.body(),
                BlobCalls.md5(call).or(() -> call.header("x-ms-blob-content-md5")),
                conditions(call));
        Answer answer = BlobAnswers.written(201, blob);
        String md5 = blob.properties().headers().getOrDefault("Content-MD5", "");
        return md5.isEmpty() ? answer : answer.header("Content-MD5", md5);
    }

    /** The conditional headers, and whether the caller may overwrite at all. */
    static Precondition conditions(Call call) {
        Precondition conditions = Conditions.of(call);
        Precondition overwriting = Need.overwriting(call);
        return current -> {
            conditions.check(current);
            overwriting.check(current);
        };
    }

    /** {@code Blob_SetMetadata}. */
    Answer setMetadata(Call call) {
        StoredBlob blob = writing.change(
                BlobCalls.key(call), Conditions.of(call), before -> before.metadata(BlobCalls.metadata(call)));
        return BlobAnswers.written(200, blob);
    }

    /** {@code Blob_SetHTTPHeaders}: what is not sent is cleared. */
    Answer setProperties(Call call) {
        StoredBlob blob = writing.change(
                BlobCalls.key(call), Conditions.of(call), before -> before.headers(BlobCalls.blobHeaders(call)));
        return BlobAnswers.stamped(200, blob.etagText(), blob.modified());
    }

    /** {@code Blob_Delete}. */
    Answer delete(Call call) {
        BlobKey key = BlobCalls.key(call);
        writing.delete(key, Conditions.of(call));
        return Answer.empty(202).header("x-ms-delete-type-permanent", "true");
    }
}
