package dev.lazurite.app;

import java.util.List;

import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;

/** {@code http://localhost:PORT/healthz}: says that an instance answers, and which one, to anybody. */
final class Health {
    private static final String NAME = "healthz";

    private final String instance;

    /** @param instance the id of this start; what the command line knows its instance by */
    Health(String instance) {
        this.instance = instance;
    }

    Surface surface() {
        return new Surface(
                NAME,
                List.of(),
                false,
                Surface.Authentication.NONE,
                (fault, call) -> Answer.text(fault.status(), "text/plain; charset=utf-8", fault.getMessage() + "\n"),
                List.of());
    }

    List<Operation> operations() {
        return List.of(Operation.of(
                        "Health_Get",
                        NAME,
                        Method.GET,
                        "/",
                        call -> Answer.ok(Json.object()
                                .put("status", "ok")
                                .put("instance", instance)
                                .put("version", Version.CURRENT)))
                .withoutCredential());
    }
}
