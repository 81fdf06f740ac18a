package dev.lazurite.storage.blob;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;

/** The headers that every answer of the Blob service has, refusals too. */
public final class ServiceHeaders {
    private static final String VERSION = "2021-08-06";

    private final Ids ids;

    public ServiceHeaders(Ids ids) {
        this.ids = ids;
    }

    public Answer on(Answer answer, Call call) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("Server", "Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0");
        headers.putIfAbsent("x-ms-request-id", ids.guid());
        headers.put("x-ms-version", version(call));
        call.header("x-ms-client-request-id")
                .filter(id -> id.length() <= 1024)
                .ifPresent(id -> headers.put("x-ms-client-request-id", id));
        return new Answer(answer.status(), headers, answer.body());
    }

    private static String version(Call call) {
        return call.header("x-ms-version").or(() -> call.query("sv")).orElse(VERSION);
    }
}
