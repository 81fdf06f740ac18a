package dev.lazurite.identity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Surface;

/** Refusals in the shape that RFC 6749 gives them and Entra adds to. */
final class OAuthFaults implements Surface.FaultRenderer {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final Ids ids;

    OAuthFaults(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Answer render(Fault fault, Call call) {
        String trace = ids.guid();
        String correlation = call.header("client-request-id").orElseGet(ids::guid);
        String time = TIME.format(clock.instant());
        ObjectNode body = Json.object()
                .put("error", fault.code())
                .put(
                        "error_description",
                        fault.getMessage() + " Trace ID: " + trace + " Correlation ID: " + correlation + " Timestamp: "
                                + time);
        ArrayNode codes = body.putArray("error_codes");
        fault.inner().forEach(code -> codes.add(Integer.parseInt(code)));
        body.put("timestamp", time).put("trace_id", trace).put("correlation_id", correlation);
        if (!fault.inner().isEmpty()) {
            body.put(
                    "error_uri",
                    "https://login.microsoftonline.com/error?code="
                            + fault.inner().get(0));
        }
        return Answer.json(fault.status(), body).header("Cache-Control", "no-store");
    }
}
