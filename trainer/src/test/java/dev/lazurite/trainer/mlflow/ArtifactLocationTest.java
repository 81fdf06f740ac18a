package dev.lazurite.trainer.mlflow;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class ArtifactLocationTest {
    @ParameterizedTest
    @CsvSource({
        "mlflow-artifacts:/0/r/artifacts, https://host/base/api/2.0/mlflow-artifacts/artifacts/0/r/artifacts/f",
        "mlflow-artifacts://other:81/0/r/, https://other:81/api/2.0/mlflow-artifacts/artifacts/0/r/f",
        "http://other/p/api/2.0/mlflow-artifacts/artifacts/0/r, http://other/p/api/2.0/mlflow-artifacts/artifacts/0/r/f",
        "mlflow-artifacts:/0/a b, https://host/base/api/2.0/mlflow-artifacts/artifacts/0/a%20b/f",
    })
    void addresses_lead_to_the_proxy_for_artifacts(String artifactUri, String expected) {
        var server = TrackingServer.from(Map.of("MLFLOW_TRACKING_URI", "https://host/base"))
                .orElseThrow();
        assertThat(ArtifactLocation.of(server, "r", artifactUri))
                .isInstanceOfSatisfying(
                        ArtifactLocation.Address.class,
                        address -> assertThat(address.of("f")).hasToString(expected));
    }

    @ParameterizedTest
    @CsvSource({"file:///tmp/a%20b, /tmp/a b", "/tmp/x, /tmp/x"})
    void files_lead_to_their_folder(String artifactUri, String expected) {
        var server = TrackingServer.from(Map.of("MLFLOW_TRACKING_URI", "http://host"))
                .orElseThrow();
        assertThat(ArtifactLocation.of(server, "r", artifactUri))
                .isInstanceOfSatisfying(
                        ArtifactLocation.Folder.class,
                        folder -> assertThat(folder.base()).hasToString(expected));
    }
}
