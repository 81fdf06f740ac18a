package dev.lazurite.edge;

import java.net.http.HttpResponse;

import dev.lazurite.TestInstance;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TelemetryOperationsTest {
    @Test
    void hosts_beside_the_work_are_answered_at_once() throws Exception {
        try (TestInstance instance = TestInstance.start()) {
            HttpResponse<String> track =
                    instance.https("POST", "https://dc.services.visualstudio.com/v2/track", "[{\"a\":1},{\"b\":2}]");
            assertThat(track.body()).isEqualTo("{\"itemsReceived\":2,\"itemsAccepted\":2,\"errors\":[]}");
            HttpResponse<String> lines = instance.https(
                    "POST", "https://eastus2-3.in.applicationinsights.azure.com/v2.1/track", "{\"a\":1}\n{\"b\":2}");
            assertThat(lines.body()).contains("\"itemsReceived\":2");
            for (String missing : new String[] {
                "https://config.mlflow-telemetry.io/3.17.2.json",
                "https://azuremlschemasprod.azureedge.net/latest/MLTable.schema.json",
                "https://aka.ms/x",
                "http://169.254.169.254/metadata/instance"
            }) {
                assertThat(instance.https("GET", missing, "").statusCode())
                        .as(missing)
                        .isEqualTo(404);
            }
            assertThat(instance.https("GET", "http://169.254.169.254/metadata/identity/oauth2/token?resource=x", "")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void offline_another_host_is_502_with_a_sentence() throws Exception {
        try (TestInstance instance = TestInstance.start()) {
            HttpResponse<String> answer = instance.https("GET", "http://mirror.example/simple/", "");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("--offline", "mirror.example");
        }
    }
}
