package dev.lazurite.store;

/** The database file is there and does not open. */
public final class DatabaseUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
