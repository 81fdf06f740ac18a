package dev.lazurite.storage.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlobReading;
import dev.lazurite.storage.Reading;
import dev.lazurite.storage.StoredBlob;

/** Get Blob, Get Blob Properties, Get Blob Metadata. */
public final class ReadHandlers {
    private static final int MOST_FOR_MD5 = 4 * 1024 * 1024;
    /** The headers of an answer that a signature may set, by their query parameters. */
    private static final Map<String, String> OVERRIDES = Map.of(
            "rscc", "Cache-Control",
            "rscd", "Content-Disposition",
            "rsce", "Content-Encoding",
            "rscl", "Content-Language");

    private final BlobReading reading;

    public ReadHandlers(BlobReading reading) {
        this.reading = reading;
    }

    /** {@code Blob_GetProperties}. */
    public Answer head(Call call) {
        StoredBlob blob = reading.require(BlobCalls.key(call));
        Conditions.of(call).checkRead(blob);
        Answer.Source nothing = out -> {};
        return new Answer(200, headers(call, blob), new Answer.Stream(type(call, blob), blob.length(), nothing));
    }

    /** {@code Blob_GetMetadata}. */
    Answer metadata(Call call) {
        StoredBlob blob = reading.require(BlobCalls.key(call));
        Conditions.of(call).checkRead(blob);
        return BlobAnswers.with(
                BlobAnswers.stamped(200, blob.etagText(), blob.modified()),
                BlobAnswers.metadata(blob.properties().metadata()));
    }

    /** {@code Blob_Download}. */
    public Answer get(Call call) throws IOException {
        Reading open = reading.open(BlobCalls.key(call));
        try {
            Conditions.of(call).checkRead(open.blob());
            return answer(call, open);
        } catch (Fault refused) {
            open.close();
            throw refused;
        }
    }

    private static Answer answer(Call call, Reading open) throws IOException {
        StoredBlob blob = open.blob();
        Map<String, String> headers = headers(call, blob);
        Optional<ByteRange> asked = ByteRange.of(call, blob.length());
        if (asked.isEmpty()) {
            return new Answer(200, headers, stream(type(call, blob), open, new ByteRange(0, blob.length())));
        }
        ByteRange range = asked.get();
        headers.put("Content-Range", range.of(blob.length()));
        String whole = headers.remove("Content-MD5");
        if (whole != null) {
            headers.put("x-ms-blob-content-md5", whole);
        }
        if (call.header("x-ms-range-get-content-md5")
                .filter("true"::equalsIgnoreCase)
                .isEmpty()) {
            return new Answer(206, headers, stream(type(call, blob), open, range));
        }
        byte[] bytes = bytes(open, range);
        headers.put("Content-MD5", md5(bytes));
        return new Answer(206, headers, new Answer.Bytes(type(call, blob), bytes));
    }

    private static Answer.Stream stream(String type, Reading open, ByteRange range) {
        return new Answer.Stream(type, range.length(), out -> {
            try (open) {
                open.writeTo(out, range.first(), range.length());
            }
        });
    }

    private static byte[] bytes(Reading open, ByteRange range) throws IOException {
        if (range.length() > MOST_FOR_MD5) {
            throw Fault.of(
                            400,
                            "OutOfRangeInput",
                            "x-ms-range-get-content-md5 is for ranges of at most 4 MiB; this one has " + range.length()
                                    + " bytes.")
                    .at("x-ms-range");
        }
        try (open) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) range.length());
            open.writeTo(bytes, range.first(), range.length());
            return bytes.toByteArray();
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> headers(Call call, StoredBlob blob) {
        Map<String, String> headers = BlobAnswers.described(blob);
        if (call.principal() instanceof SignedCaller) {
            OVERRIDES.forEach(
                    (parameter, header) -> call.query(parameter).ifPresent(value -> headers.put(header, value)));
        }
        return headers;
    }

    private static String type(Call call, StoredBlob blob) {
        return call.query("rsct")
                .filter(type -> call.principal() instanceof SignedCaller)
                .orElse(blob.properties().contentType());
    }
}
