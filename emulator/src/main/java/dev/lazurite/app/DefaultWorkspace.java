package dev.lazurite.app;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.app.client.ClientFacts;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.identity.Application;
import dev.lazurite.identity.Tenant;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;

/** The workspace that is there from the start, with its neighbours, so that a client has somewhere to go. */
final class DefaultWorkspace {
    private static final String GROUP = ClientFacts.RESOURCE_GROUP;
    private static final String NAME = ClientFacts.WORKSPACE;

    private static final String LOCATION = "eastus";

    private final ResourceManager arm;
    private final Tenant tenant;
    private final Call call;

    DefaultWorkspace(ResourceManager arm, Tenant tenant) {
        this.arm = arm;
        this.tenant = tenant;
        this.call = Call.inside(new Application(tenant.objectId(), tenant.clientId()));
    }

    /**
     * Makes group, neighbours and workspace, on the first start of a data folder. The group goes last: by its absence a start
     * that was killed on the way is known, and all of it is made anew.
     */
    void ensure() {
        if (!arm.groups().list().isEmpty()) {
            return;
        }
        arm.engine().deleteWithin("/subscriptions/" + tenant.subscription() + "/resourceGroups/" + GROUP);
        // Account names are unique in all of Azure: the tenant's id makes this one so.
        String account = "lazurite" + tenant.subscription().replace("-", "").substring(0, 12);
        ObjectNode storage = located().put("kind", "StorageV2");
        storage.putObject("sku").put("name", "Standard_LRS");
        ArmId storageId = put("Microsoft.Storage", "storageAccounts", account, storage);
        ArmId vault = put("Microsoft.KeyVault", "vaults", account + "kv", located());
        ArmId insights = put("Microsoft.Insights", "components", NAME + "-insights", located());
        ObjectNode workspace = located();
        workspace
                .putObject("properties")
                .put("friendlyName", "Default workspace")
                .put("storageAccount", storageId.toString())
                .put("keyVault", vault.toString())
                .put("applicationInsights", insights.toString());
        put("Microsoft.MachineLearningServices", "workspaces", NAME, workspace);
        arm.groups().put(GROUP, located());
    }

    private static ObjectNode located() {
        return Json.object().put("location", LOCATION);
    }

    private ArmId put(String namespace, String type, String name, ObjectNode document) {
        ResourceType declared = arm.engine().type(namespace + "/" + type).orElseThrow();
        ArmId id = new ArmId(tenant.subscription(), GROUP, namespace, List.of(type), List.of(name));
        return arm.engine().put(declared, id, document, call).resource().id();
    }
}
