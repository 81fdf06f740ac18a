package dev.lazurite.store;

/** The database opens, and its tables are those of another version of the program. */
public final class DatabaseIncompatible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseIncompatible(String message, Throwable cause) {
        super(message, cause);
    }
}
