package dev.lazurite.trainer.mlflow;

import java.io.Serial;

/** A call to the tracking server failed. The message names the call and what the server said. */
public final class MlflowException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MlflowException(String message) {
        super(message);
    }

    MlflowException(String message, Throwable cause) {
        super(message, cause);
    }
}
