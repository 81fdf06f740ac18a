package dev.lazurite.jobs.isolation;

/** Text as one word of a POSIX shell. */
public final class ShellLiteral {
    private ShellLiteral() {}

    /** {@code text} in single quotes, whatever is in it. */
    public static String of(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }
}
