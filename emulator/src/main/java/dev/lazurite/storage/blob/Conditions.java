package dev.lazurite.storage.blob;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.Container;
import dev.lazurite.storage.Precondition;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;

/**
 * The conditional headers of a call (REST reference, "Specifying conditional headers for Blob service operations"). A read
 * whose condition says that nothing is new is a 304; any other condition that does not hold is a 412.
 */
public final class Conditions implements Precondition {
    private final Optional<String> match;
    private final Optional<String> noneMatch;
    private final Optional<Instant> modifiedSince;
    private final Optional<Instant> unmodifiedSince;
    private final boolean leased;
    private final String code;

    private Conditions(Call call, String prefix, String code) {
        this.match = call.header(prefix + "If-Match");
        this.noneMatch = call.header(prefix + "If-None-Match");
        this.modifiedSince = time(call, prefix + "If-Modified-Since");
        this.unmodifiedSince = time(call, prefix + "If-Unmodified-Since");
        this.leased = prefix.isEmpty() && call.header("x-ms-lease-id").isPresent();
        this.code = code;
    }

    public static Conditions of(Call call) {
        return new Conditions(call, "", "ConditionNotMet");
    }

    /** The conditions on the source of a copy. */
    static Conditions ofSource(Call call) {
        return new Conditions(call, "x-ms-source-", "SourceConditionNotMet");
    }

    private static Optional<Instant> time(Call call, String header) {
        return call.header(header)
                .map(text -> Dates.http(text)
                        .orElseThrow(() -> StorageFaults.invalidHeader(
                                header, text, "a time such as 'Fri, 26 Jun 2015 23:39:12 GMT' is expected")));
    }

    /** For what writes. */
    @Override
    public void check(Optional<StoredBlob> current) {
        if (current.isEmpty()) {
            if (match.isPresent()) {
                throw notMet(412);
            }
            return;
        }
        StoredBlob blob = current.get();
        if (noneMatch.filter("*"::equals).isPresent()) {
            throw Fault.of(409, "BlobAlreadyExists", "The specified blob already exists.");
        }
        if (leased) {
            throw Fault.of(412, "LeaseNotPresentWithBlobOperation", "There is currently no lease on the blob.");
        }
        checkDemands(blob.etagText(), blob.modified());
        if (!news(blob.etagText(), blob.modified())) {
            throw notMet(412);
        }
    }

    /** For what reads. */
    void checkRead(StoredBlob blob) {
        checkDemands(blob.etagText(), blob.modified());
        if (!news(blob.etagText(), blob.modified())) {
            throw notMet(304).header("ETag", blob.etagText()).header("Last-Modified", Dates.http(blob.modified()));
        }
    }

    /** For what changes a container. */
    void check(Container container) {
        checkDemands(container.etagText(), container.modified());
        if (!news(container.etagText(), container.modified())) {
            throw notMet(412);
        }
    }

    private void checkDemands(String etag, Instant modified) {
        boolean matches = match.map(wanted -> names(wanted, etag)).orElse(true);
        boolean old = unmodifiedSince
                .map(time -> !modified.truncatedTo(ChronoUnit.SECONDS).isAfter(time))
                .orElse(true);
        if (!matches || !old) {
            throw notMet(412);
        }
    }

    private boolean news(String etag, Instant modified) {
        if (noneMatch.isPresent()) {
            return !names(noneMatch.get(), etag);
        }
        return modifiedSince
                .map(time -> modified.truncatedTo(ChronoUnit.SECONDS).isAfter(time))
                .orElse(true);
    }

    private static boolean names(String wanted, String etag) {
        String bare = etag.replace("\"", "");
        return List.of(wanted.split(",")).stream()
                .map(text -> text.strip().replace("\"", ""))
                .anyMatch(text -> text.equals("*") || text.equals(bare));
    }

    private Fault notMet(int status) {
        return Fault.of(status, code, "The condition specified using HTTP conditional header(s) is not met.");
    }
}
