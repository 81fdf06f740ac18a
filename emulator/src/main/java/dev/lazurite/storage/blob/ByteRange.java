package dev.lazurite.storage.blob;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/**
 * The range that a call asks for, within a blob of a known length.
 *
 * @param first the first byte
 * @param length never past the end of the blob
 */
record ByteRange(long first, long length) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})?");

    /**
     * The range in {@code x-ms-range}, or else in {@code Range}. One that is malformed is left unread, as the service does.
     *
     * @throws Fault 416 for a range that begins at or after the end, as every range of an empty blob does
     */
    static Optional<ByteRange> of(Call call, long length) {
        Matcher matcher = RANGE.matcher(call.header("x-ms-range")
                .or(() -> call.header("Range"))
                .orElse("")
                .strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? Long.MAX_VALUE : Long.parseLong(matcher.group(2));
        if (last < first) {
            return Optional.empty();
        }
        if (first >= length) {
            throw Fault.of(
                            416,
                            "InvalidRange",
                            "The range specified is invalid for the current size of the resource: it begins at " + first
                                    + " of " + length + " bytes.")
                    .header("Content-Range", "bytes */" + length);
        }
        return Optional.of(new ByteRange(first, Math.min(last, length - 1) - first + 1));
    }

    /** As {@code Content-Range} has it. */
    String of(long total) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + total;
    }
}
