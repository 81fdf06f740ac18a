package dev.lazurite.providers;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.ResourceOperations;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.ResourceType;
import dev.lazurite.arm.Versions;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** The resource types of the neighbours, and the few actions that clients call on them. */
public final class ProviderOperations {
    private static final Set<String> STORAGE = Versions.of(
            "2016-01-01 2017-06-01 2017-10-01 2018-02-01 2018-07-01 2018-11-01"
                    + " 2019-04-01 2019-06-01 2020-08-01-preview 2021-01-01 2021-02-01 2021-04-01 2021-06-01 2021-08-01 2021-09-01"
                    + " 2022-05-01 2022-09-01 2023-01-01 2023-04-01 2023-05-01 2024-01-01 2025-01-01 2025-06-01 2025-08-01");
    private static final Set<String> VAULT =
            Versions.of("2015-06-01 2016-10-01 2018-02-14 2019-09-01 2020-04-01-preview"
                    + " 2021-04-01-preview 2021-10-01 2022-07-01 2023-02-01 2023-07-01 2024-11-01 2025-05-01");
    private static final Set<String> INSIGHTS =
            Versions.of("2014-04-01 2015-05-01 2018-05-01-preview 2020-02-02" + " 2020-02-02-preview");
    private static final Set<String> OPERATIONAL_INSIGHTS =
            Versions.of("2015-03-20 2015-11-01-preview 2020-03-01-preview"
                    + " 2020-08-01 2020-10-01 2021-06-01 2021-12-01-preview 2022-10-01 2023-09-01 2025-02-01");
    private static final Set<String> REGISTRY = Versions.of("2017-03-01 2017-10-01 2019-05-01 2019-12-01-preview"
            + " 2020-11-01-preview 2021-09-01 2022-12-01 2023-07-01 2025-04-01");
    private static final Set<String> IDENTITY = Versions.of("2018-11-30 2022-01-31-preview 2023-01-31 2024-11-30");
    private static final Set<String> NETWORK = Versions.of("2019-09-01 2020-05-01 2020-06-01 2021-08-01 2022-07-01"
            + " 2023-04-01 2023-11-01 2024-05-01 2024-07-01 2025-01-01");

    private final ResourceOperations resources;
    private final ResourceEngine engine;
    private final StorageAccounts accounts;
    private final Clock clock;
    private final Ids ids;

    public ProviderOperations(
            ResourceOperations resources, ResourceEngine engine, StorageAccounts accounts, Clock clock, Ids ids) {
        this.resources = resources;
        this.engine = engine;
        this.accounts = accounts;
        this.clock = clock;
        this.ids = ids;
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        ResourceRules located = new NeighbourRules("location");
        // Storage answers 200 where others answer 201; a released az refuses anything else.
        operations.addAll(resources.of(ResourceType.of(
                        "Microsoft.Storage",
                        "storageAccounts/{account}",
                        "StorageAccounts",
                        STORAGE,
                        new StorageAccountRules(accounts, clock))
                .statuses(200, 200)
                .patchableToo()));
        operations.addAll(stored("Microsoft.KeyVault", "vaults/{vault}", "Vaults", VAULT, located));
        operations.addAll(stored("Microsoft.Insights", "components/{component}", "Components", INSIGHTS, insights()));
        operations.addAll(stored(
                "Microsoft.OperationalInsights",
                "workspaces/{workspace}",
                "LogWorkspaces",
                OPERATIONAL_INSIGHTS,
                located));
        operations.addAll(stored(
                "Microsoft.ContainerRegistry", "registries/{registry}", "ContainerRegistries", REGISTRY, located));
        operations.addAll(stored(
                "Microsoft.ManagedIdentity",
                "userAssignedIdentities/{identity}",
                "UserAssignedIdentities",
                IDENTITY,
                managedIdentity()));
        operations.addAll(
                stored("Microsoft.Network", "virtualNetworks/{network}", "VirtualNetworks", NETWORK, located));
        operations.addAll(stored(
                "Microsoft.Network",
                "virtualNetworks/{network}/subnets/{subnet}",
                "Subnets",
                NETWORK,
                new NeighbourRules()));
        operations.add(Operation.of(
                        "StorageAccounts_ListKeys",
                        ArmSurface.NAME,
                        Method.POST,
                        "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Storage/storageAccounts"
                                + "/{account}/listKeys",
                        this::listKeys)
                .versions(STORAGE)
                .action("Microsoft.Storage/storageAccounts/listKeys/action"));
        operations.add(Operation.of(
                        "StorageAccounts_CheckNameAvailability",
                        ArmSurface.NAME,
                        Method.POST,
                        "/subscriptions/{subscription}/providers/Microsoft.Storage/checkNameAvailability",
                        this::checkName)
                .versions(STORAGE));
        return operations;
    }

    private List<Operation> stored(
            String namespace, String path, String group, Set<String> versions, ResourceRules rules) {
        return resources
                .of(ResourceType.of(namespace, path, group, versions, rules).patchableToo())
                .stream()
                .map(Operation::stores)
                .toList();
    }

    private ResourceRules insights() {
        return new NeighbourRules("location") {
            @Override
            void complete(Write write) {
                ObjectNode properties = write.properties();
                if (!properties.has("InstrumentationKey")) {
                    properties.put("InstrumentationKey", ids.guid()).put("AppId", ids.guid());
                }
            }
        };
    }

    private ResourceRules managedIdentity() {
        return new NeighbourRules("location") {
            @Override
            void complete(Write write) {
                ObjectNode properties = write.properties();
                if (!properties.has("principalId")) {
                    properties.put("principalId", ids.guid()).put("clientId", ids.guid());
                }
            }
        };
    }

    private Answer listKeys(Call call) {
        Resource account = engine.require(
                engine.id(engine.type("Microsoft.Storage/storageAccounts").orElseThrow(), call));
        ObjectNode answer = Json.object();
        ArrayNode keys = answer.putArray("keys");
        accounts.key(account.name())
                .ifPresent(key -> keys.addObject()
                        .put("creationTime", account.text("properties.creationTime"))
                        .put("keyName", "key1")
                        .put("value", key)
                        .put("permissions", "FULL"));
        return Answer.ok(answer);
    }

    private Answer checkName(Call call) throws IOException {
        String name = Json.text(call.json(), "name", "");
        boolean free = accounts.key(name).isEmpty();
        ObjectNode answer = Json.object().put("nameAvailable", free);
        if (!free) {
            answer.put("reason", "AlreadyExists")
                    .put("message", "The storage account named " + name + " is already taken.");
        }
        return Answer.ok(answer);
    }
}
