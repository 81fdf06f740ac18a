package dev.lazurite.identity;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/**
 * {@code GET /metadata/endpoints} of the resource manager: where the services of the cloud are, open to anybody. Versions from
 * 2022 on answer one cloud (an array crashes {@code az cloud register}); earlier ones an array of clouds.
 */
public final class MetadataOperations {
    private static final String ONE_CLOUD_SINCE = "2022";
    private static final String SURFACE = "arm";

    /** The operations, which are on the surface {@code arm}. */
    public List<Operation> operations() {
        return List.of(Operation.of("Metadata_Endpoints", SURFACE, Method.GET, "/metadata/endpoints", this::endpoints)
                .withoutCredential());
    }

    private Answer endpoints(Call call) {
        ObjectNode cloud = cloud(call);
        String version = call.query("api-version").orElse("2019-05-01");
        return Answer.ok(
                version.compareTo(ONE_CLOUD_SINCE) >= 0 ? cloud : Json.array().add(cloud));
    }

    private static ObjectNode cloud(Call call) {
        String suffix = "/" + SURFACE;
        boolean local = call.base().endsWith(suffix);
        String root = local ? call.base().substring(0, call.base().length() - suffix.length()) : "";
        String login = local ? root + "/login" : "https://login.microsoftonline.com";
        String manager = local ? call.base() + "/" : "https://management.azure.com/";
        ObjectNode cloud = Json.object().put("portal", "https://portal.azure.com");
        ObjectNode authentication = cloud.putObject("authentication").put("loginEndpoint", login);
        authentication
                .putArray("audiences")
                .add("https://management.core.windows.net/")
                .add("https://management.azure.com/");
        authentication.put("tenant", "common").put("identityProvider", "AAD");
        cloud.put("media", "https://rest.media.azure.net")
                .put("graphAudience", "https://graph.windows.net/")
                .put("graph", "https://graph.windows.net/")
                .put("name", "AzureCloud");
        cloud.putObject("suffixes")
                .put("azureDataLakeStoreFileSystem", "azuredatalakestore.net")
                .put("acrLoginServer", "azurecr.io")
                .put("sqlServerHostname", "database.windows.net")
                .put("azureDataLakeAnalyticsCatalogAndJob", "azuredatalakeanalytics.net")
                .put("keyVaultDns", "vault.azure.net")
                .put("storage", "core.windows.net")
                .put("azureFrontDoorEndpointSuffix", "azurefd.net")
                .put("storageSyncEndpointSuffix", "afs.azure.net")
                .put("mhsmDns", "managedhsm.azure.net")
                .put("mysqlServerEndpoint", "mysql.database.azure.com")
                .put("postgresqlServerEndpoint", "postgres.database.azure.com")
                .put("mariadbServerEndpoint", "mariadb.database.azure.com")
                .put("synapseAnalytics", "dev.azuresynapse.net")
                .put("attestationEndpoint", "attest.azure.net");
        return cloud.put("batch", "https://batch.core.windows.net/")
                .put("resourceManager", manager)
                .put("sqlManagement", "https://management.core.windows.net:8443/")
                .put("microsoftGraphResourceId", "https://graph.microsoft.com/")
                .put("activeDirectoryDataLake", "https://datalake.azure.net/")
                .put("appInsightsResourceId", "https://api.applicationinsights.io")
                .put("appInsightsTelemetryChannelResourceId", "https://dc.applicationinsights.azure.com/v2/track")
                .put("logAnalyticsResourceId", "https://api.loganalytics.io")
                .put("synapseAnalyticsResourceId", "https://dev.azuresynapse.net")
                .put("ossrDbmsResourceId", "https://ossrdbms-aad.database.windows.net")
                .put("gallery", "https://gallery.azure.com/")
                .put(
                        "vmImageAliasDoc",
                        "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/main/arm-compute/"
                                + "quickstart-templates/aliases.json");
    }
}
