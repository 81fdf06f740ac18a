package dev.lazurite.storage.blob;

import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Surface;
import dev.lazurite.storage.BlobKey;
import dev.lazurite.storage.BlobProperties;
import dev.lazurite.storage.BlobWriting;
import dev.lazurite.storage.StoredBlob;

/** Copy Blob, Copy Blob From URL and Put Blob From URL, all done at once, from accounts of this instance. */
final class CopyHandlers {
    private final BlobWriting writing;
    private final Surface.Authentication authentication;
    private final Clock clock;
    private final Ids ids;

    CopyHandlers(BlobWriting writing, Surface.Authentication authentication, Clock clock, Ids ids) {
        this.writing = writing;
        this.authentication = authentication;
        this.clock = clock;
        this.ids = ids;
    }

    Answer copy(Call call) throws IOException {
        String address = call.header("x-ms-copy-source").orElseThrow();
        Call source = Addresses.source(call, address);
        BlobKey from = BlobCalls.key(source);
        authorize(call, source);
        boolean put = call.header("x-ms-blob-type").isPresent();
        Map<String, String> copy = put ? Map.of() : copied(address);
        StoredBlob blob = writing.copy(
                from,
                Conditions.ofSource(call),
                BlobCalls.key(call),
                before -> properties(call, put, before, copy),
                WriteHandlers.conditions(call));
        if (put) {
            return BlobAnswers.written(201, blob);
        }
        return BlobAnswers.with(
                BlobAnswers.stamped(202, blob.etagText(), blob.modified()),
                Map.of("x-ms-copy-id", copy.get("x-ms-copy-id"), "x-ms-copy-status", "success"));
    }

    private Map<String, String> copied(String address) {
        int query = address.indexOf('?');
        Map<String, String> copy = new LinkedHashMap<>();
        copy.put("x-ms-copy-id", ids.guid());
        copy.put("x-ms-copy-source", query < 0 ? address : address.substring(0, query));
        copy.put("x-ms-copy-status", "success");
        copy.put("x-ms-copy-completion-time", Dates.http(clock.instant()));
        return copy;
    }

    private static BlobProperties properties(Call call, boolean put, BlobProperties before, Map<String, String> copy) {
        Map<String, String> headers = new LinkedHashMap<>(before.headers());
        if (put) {
            headers.putAll(BlobCalls.blobHeaders(call));
        }
        Map<String, String> sent = BlobCalls.metadata(call);
        return new BlobProperties(headers, sent.isEmpty() ? before.metadata() : sent, copy);
    }

    private void authorize(Call call, Call source) {
        boolean brings = source.header("Authorization").isPresent() || SharedAccess.in(source);
        if (brings) {
            Need.object("r").check(source.by(authentication.authenticate(source)));
            return;
        }
        boolean everywhere = !(call.principal() instanceof SignedCaller) && !(call.principal() instanceof KeyCaller);
        boolean own = call.principal() instanceof KeyCaller key && key.account().equals(source.parameter("account"));
        if (!everywhere && !own) {
            throw Fault.of(
                    404,
                    "CannotVerifyCopySource",
                    "The specified resource does not exist, or the caller may not read it: put a shared access signature"
                            + " into x-ms-copy-source.");
        }
    }
}
