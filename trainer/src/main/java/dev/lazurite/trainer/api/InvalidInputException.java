package dev.lazurite.trainer.api;

import java.io.Serial;

/** The caller asked for something that cannot be done. The message is a sentence that names the way out. */
public final class InvalidInputException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
