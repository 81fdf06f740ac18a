package dev.lazurite.app;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.InstanceClock;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;

/** {@code http://localhost:PORT/clock}: the time of the instance, and its moving, for whoever signed in. */
final class ClockOperations {
    private static final String NAME = "clock";
    private static final Duration MOST = Duration.ofDays(366);

    private final InstanceClock clock;

    ClockOperations(InstanceClock clock) {
        this.clock = clock;
    }

    Surface surface(Surface.Authentication authentication) {
        return new Surface(
                NAME,
                List.of(),
                false,
                authentication,
                (fault, call) -> Answer.json(
                        fault.status(), Json.object().put("code", fault.code()).put("message", fault.getMessage())),
                List.of());
    }

    List<Operation> operations() {
        return List.of(
                Operation.of("Clock_Get", NAME, Method.GET, "/", call -> time()),
                Operation.of("Clock_Advance", NAME, Method.POST, "/advance", this::advance),
                Operation.of("Clock_Reset", NAME, Method.POST, "/reset", call -> {
                    clock.reset();
                    return time();
                }));
    }

    private Answer time() {
        ObjectNode time = Json.object().put("now", clock.instant().toString());
        return Answer.ok(time.put("offset", clock.offset().toString()));
    }

    private Answer advance(Call call) throws IOException {
        String text = Json.text(call.json(), "by", "");
        Duration by;
        try {
            by = Duration.parse(text);
        } catch (DateTimeParseException malformed) {
            throw refused(text);
        }
        if (by.isNegative() || by.isZero() || by.compareTo(MOST) > 0) {
            throw refused(text);
        }
        clock.advance(by);
        return time();
    }

    private static Fault refused(String text) {
        return Fault.of(
                        400,
                        "InvalidParameter",
                        "The property 'by' has the value '" + text
                                + "'; an ISO 8601 duration of more than nothing and at most 366 days, such as PT24H, is"
                                + " expected.")
                .at("by");
    }
}
