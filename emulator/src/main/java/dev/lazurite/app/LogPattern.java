package dev.lazurite.app;

/** How a line of the log looks. Secrets that are part of addresses or headers are made unreadable in whatever is logged. */
final class LogPattern {
    /** Capabilities in artifact addresses, signatures of shared access, bearer tokens: all up to the next separator. */
    private static final String SECRETS = "(/cap-|sig=|[Bb]earer )[^/& ]+";

    private LogPattern() {}

    /**
     * The pattern of an appender.
     *
     * @param time a date format, without a closing brace in it
     */
    static String of(String time) {
        return "%d{" + time + "} %-5level %logger{0} %replace(%msg%n%ex){'" + SECRETS + "', '$1***'}%nopex";
    }
}
