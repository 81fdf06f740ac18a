package dev.lazurite.trainer.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Reads dates and times of ISO 8601, with a blank or a T between them, with or without an offset; those without count as
 * UTC. Forms with the day or the month first are not taken for dates, since nobody can tell which it is.
 */
public final class DateText {
    private static final int SHORTEST = "2024-01-31".length();
    private static final double NANOS = 1e9;

    private DateText() {}

    /** Seconds since the start of 1970; NaN when the text is no date. */
    public static double parse(String text) {
        if (text.length() < SHORTEST || text.charAt(4) != text.charAt(7) || !Character.isDigit(text.charAt(0))) {
            return Double.NaN;
        }
        String iso = text.replace('/', '-').replace(' ', 'T');
        try {
            if (iso.length() == SHORTEST) {
                return LocalDate.parse(iso).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
            }
            boolean offset = iso.endsWith("Z") || iso.indexOf('+') > 0 || iso.lastIndexOf('-') > SHORTEST;
            Instant at = offset
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return at.getEpochSecond() + at.getNano() / NANOS;
        } catch (DateTimeException e) {
            return Double.NaN;
        }
    }

    /** A date, or where it is not at midnight a date and time, of so many seconds since the start of 1970. */
    public static String of(double seconds) {
        long whole = (long) Math.floor(seconds);
        LocalDateTime time =
                LocalDateTime.ofEpochSecond(whole, (int) Math.round((seconds - whole) * NANOS), ZoneOffset.UTC);
        return time.toLocalTime().toNanoOfDay() == 0 ? time.toLocalDate().toString() : time.toString();
    }
}
