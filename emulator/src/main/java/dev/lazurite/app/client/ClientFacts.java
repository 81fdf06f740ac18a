package dev.lazurite.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.lazurite.identity.Tenant;

/**
 * What clients need to know of an instance beside its port.
 *
 * @param tenant who they sign in as
 * @param caCertificates PEM of the local CA, to be trusted
 */
public record ClientFacts(Tenant tenant, String caCertificates) {
    /** The resource group of the default workspace. */
    public static final String RESOURCE_GROUP = "lazurite";

    /** The workspace that exists from the start. */
    public static final String WORKSPACE = "lazurite";

    private static final String REGION = "eastus";

    /** The facts of a data folder on which an instance has run. */
    public static ClientFacts read(Path data) throws IOException {
        return new ClientFacts(
                Tenant.read(data.resolve(Tenant.FILE)),
                Files.readString(data.resolve("ca").resolve("ca.pem"), StandardCharsets.US_ASCII));
    }

    /** The MLflow tracking address of the default workspace. */
    public String trackingUri() {
        return "azureml://" + REGION + ".api.azureml.ms/mlflow/v1.0/subscriptions/" + tenant.subscription()
                + "/resourceGroups/" + RESOURCE_GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + WORKSPACE;
    }
}
