package dev.lazurite.trainer.deep.distributed;

import java.io.Serial;

/** A worker ended while others still needed it. The message is a sentence with the way out. */
public final class WorkerLostException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public WorkerLostException(String message) {
        super(message);
    }

    public WorkerLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
