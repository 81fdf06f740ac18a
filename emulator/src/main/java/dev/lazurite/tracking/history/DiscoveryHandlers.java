package dev.lazurite.tracking.history;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;

/** Where the services of a region are; a public document. */
final class DiscoveryHandlers {
    private static final List<String> HERE = List.of(
            "experimentation", "history", "hyperdrive", "labeling", "modelmanagement", "pipelines", "quota-manager");

    private DiscoveryHandlers() {}

    static Answer read(Call call) {
        String base = call.base();
        ObjectNode body = Json.object().put("api", base).put("catalog", "https://catalog.cortanaanalytics.com");
        body.put("gallery", "https://gallery.cortanaintelligence.com/project");
        HERE.forEach(service -> body.put(service, base));
        return Answer.ok(body.put("studio", "https://ml.azure.com"))
                .header("Access-Control-Allow-Credentials", "false")
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Max-Age", "2520");
    }
}
