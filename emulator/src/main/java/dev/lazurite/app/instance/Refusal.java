package dev.lazurite.app.instance;

/** Something that the user asked for and cannot have; its message says why, and what would be right. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
