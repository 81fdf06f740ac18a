package dev.lazurite.app.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param subject such as {@code Python}
 * @param finding what was seen
 * @param way what to do about it; empty when all is well
 */
public record Check(Verdict verdict, String subject, String finding, String way) {
    /** What a finding means. */
    public enum Verdict {
        OK,
        /** Something works less well, or not at all for some clients. */
        NOTE,
        WRONG
    }

    static Check ok(String subject, String finding) {
        return new Check(Verdict.OK, subject, finding, "");
    }

    static Check note(String subject, String finding, String way) {
        return new Check(Verdict.NOTE, subject, finding, way);
    }

    static Check wrong(String subject, String finding, String way) {
        return new Check(Verdict.WRONG, subject, finding, way);
    }

    /** The check as one line. */
    public String line() {
        return "%-5s  %-8s  %s%s"
                .formatted(
                        verdict.name().toLowerCase(Locale.ROOT), subject, finding, way.isEmpty() ? "" : " -> " + way);
    }
}
