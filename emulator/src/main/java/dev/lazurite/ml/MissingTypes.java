package dev.lazurite.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.lazurite.arm.ArmSurface;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** The resource types of a workspace that the service has and this emulator has not: each says what is missing. */
final class MissingTypes {
    private static final String WORKSPACE = "/subscriptions/{subscription}/resourceGroups/{group}/providers"
            + "/Microsoft.MachineLearningServices/workspaces/{workspace}/";
    private static final Map<String, String> TYPES = new TreeMap<>(Map.ofEntries(
            Map.entry("batchEndpoints", "Batch endpoints are not emulated."),
            Map.entry("capabilityHosts", "Capability hosts are not emulated."),
            Map.entry("connections", "Workspace connections are not emulated."),
            Map.entry("featuresets", "Feature stores are not emulated."),
            Map.entry("featurestoreEntities", "Feature stores are not emulated."),
            Map.entry("inferencePools", "Inference pools are not emulated."),
            Map.entry("marketplaceSubscriptions", "Marketplace subscriptions are not emulated."),
            Map.entry("onlineEndpoints", "Online endpoints are not emulated."),
            Map.entry("privateEndpointConnections", "Private endpoints are not emulated."),
            Map.entry("privateLinkResources", "Private endpoints are not emulated."),
            Map.entry("serverlessEndpoints", "Serverless endpoints are not emulated.")));

    private MissingTypes() {}

    static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        TYPES.forEach((type, missing) -> {
            for (Method method :
                    new Method[] {Method.GET, Method.PUT, Method.POST, Method.PATCH, Method.DELETE, Method.HEAD}) {
                operations.add(Operation.notEmulated(
                        type + "_" + method, ArmSurface.NAME, method, WORKSPACE + type + "/{rest*}", missing));
            }
        });
        return operations;
    }
}
