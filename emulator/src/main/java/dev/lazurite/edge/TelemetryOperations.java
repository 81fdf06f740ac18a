package dev.lazurite.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;

/**
 * The surface {@code telemetry}: hosts that clients call beside their work and that must not make them wait. What they report
 * is counted and dropped; schemas, updates and links are not there; and a machine asked for a managed identity has none.
 */
public final class TelemetryOperations {
    private static final String NAME = "telemetry";
    private static final int REPORT_LIMIT = 16 * 1024 * 1024;

    public Surface surface() {
        return new Surface(
                NAME,
                List.of(
                        "dc.services.visualstudio.com",
                        "{region}.in.applicationinsights.azure.com",
                        "config.mlflow-telemetry.io",
                        "azuremlschemas.azureedge.net",
                        "azuremlschemasprod.azureedge.net",
                        "aka.ms",
                        "169.254.169.254"),
                true,
                Surface.Authentication.NONE,
                (fault, call) -> error(fault.status(), fault.code(), fault.getMessage()),
                List.of());
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (String path : List.of("/v2/track", "/v2.1/track")) {
            operations.add(
                    Operation.of("Telemetry_Track" + path.replaceAll("\\D", ""), NAME, Method.POST, path, this::track)
                            .withoutCredential());
        }
        operations.add(
                Operation.of("Identity_GetToken", NAME, Method.GET, "/metadata/identity/oauth2/token", this::noIdentity)
                        .withoutCredential());
        return operations;
    }

    /** Counts what is reported: one item, an array, or one item a line. */
    private Answer track(Call call) throws IOException {
        int items = count(call.bytes(REPORT_LIMIT));
        ObjectNode body = Json.object().put("itemsReceived", items).put("itemsAccepted", items);
        body.putArray("errors");
        return Answer.ok(body);
    }

    private static int count(byte[] report) throws IOException {
        int items = 0;
        try (MappingIterator<JsonNode> documents =
                Json.MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(report)) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                items += document.isArray() ? document.size() : 1;
            }
            return items;
        } catch (JsonProcessingException compressed) {
            // Compressed or not JSON at all: that something came is all that can be said.
            return Math.max(items, 1);
        }
    }

    /**
     * What the metadata service says on a machine without an identity. With any other status azure-identity would go on
     * asking for more than a minute. Deviation: no managed identity can be signed in with; {@code 169.254.169.254} answers 400.
     */
    private Answer noIdentity(Call call) {
        return Answer.json(
                400, Json.object().put("error", "invalid_request").put("error_description", "Identity not found"));
    }

    private static Answer error(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message);
        return Answer.json(status, body);
    }
}
