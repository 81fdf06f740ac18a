package dev.lazurite.storage.blob;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The two ways in which the service writes times. */
public final class Dates {
    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private Dates() {}

    /** As headers and listings have it. */
    public static String http(Instant time) {
        return HTTP.format(time);
    }

    /** The time in a header; empty when it is none. */
    static Optional<Instant> http(String text) {
        try {
            return Optional.of(HTTP.parse(text.strip(), Instant::from));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** The time in a signature: a date, or a date and a time to the minute or finer; empty when it is none. */
    static Optional<Instant> iso(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
