package dev.lazurite.arm;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/** Tenants, the subscription, its locations, and what each provider has. */
public final class SubscriptionOperations {
    private static final List<String> LOCATIONS = List.of(
            "eastus",
            "eastus2",
            "westus",
            "westus2",
            "westus3",
            "centralus",
            "northcentralus",
            "southcentralus",
            "westcentralus",
            "canadacentral",
            "northeurope",
            "westeurope",
            "uksouth",
            "francecentral",
            "germanywestcentral",
            "swedencentral",
            "switzerlandnorth",
            "australiaeast",
            "japaneast",
            "southeastasia",
            "centralindia",
            "eastus2euap");

    private final Directory directory;
    private final ResourceGroups groups;
    private final ResourceEngine engine;

    public SubscriptionOperations(Directory directory, ResourceGroups groups, ResourceEngine engine) {
        this.directory = directory;
        this.groups = groups;
        this.engine = engine;
    }

    public List<Operation> operations() {
        return List.of(
                operation("Tenants_List", "/tenants", this::tenants),
                operation("Subscriptions_List", "/subscriptions", this::list),
                operation("Subscriptions_Get", "/subscriptions/{subscription}", this::get),
                operation("Subscriptions_ListLocations", "/subscriptions/{subscription}/locations", this::locations),
                operation("Providers_List", "/subscriptions/{subscription}/providers", this::providers),
                operation("Providers_Get", "/subscriptions/{subscription}/providers/{namespace}", this::provider),
                Operation.of(
                                "Providers_Register",
                                ArmSurface.NAME,
                                Method.POST,
                                "/subscriptions/{subscription}/providers/{namespace}/register",
                                this::provider)
                        .versions(Versions.RESOURCES));
    }

    private static Operation operation(String id, String path, Handler handler) {
        return Operation.of(id, ArmSurface.NAME, Method.GET, path, handler).versions(Versions.RESOURCES);
    }

    private Answer tenants(Call call) {
        ObjectNode answer = Json.object();
        answer.putArray("value")
                .addObject()
                .put("id", "/tenants/" + directory.tenant())
                .put("tenantId", directory.tenant())
                .put("displayName", "Lazurite")
                .put("tenantCategory", "Home");
        return Answer.ok(answer);
    }

    private ObjectNode view() {
        ObjectNode shown = Json.object()
                .put("id", "/subscriptions/" + directory.subscription())
                .put("authorizationSource", "RoleBased")
                .put("subscriptionId", directory.subscription())
                .put("tenantId", directory.tenant())
                .put("displayName", "Lazurite")
                .put("state", "Enabled");
        shown.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        shown.putArray("managedByTenants");
        return shown;
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        answer.putArray("value").add(view());
        answer.putObject("count").put("type", "Total").put("value", 1);
        return Answer.ok(answer);
    }

    private Answer get(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        return Answer.ok(view());
    }

    private Answer locations(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        for (String location : LOCATIONS) {
            items.addObject()
                    .put("id", "/subscriptions/" + directory.subscription() + "/locations/" + location)
                    .put("name", location)
                    .put("type", "Region")
                    .put("displayName", location)
                    .put("regionalDisplayName", location);
        }
        return Answer.ok(answer);
    }

    private Answer providers(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("value");
        byNamespace().forEach((namespace, types) -> items.add(provider(namespace, types)));
        return Answer.ok(answer);
    }

    private Answer provider(Call call) {
        groups.requireSubscription(call.parameter("subscription"));
        String asked = call.parameter("namespace");
        return byNamespace().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(asked))
                .findFirst()
                .map(entry -> Answer.ok(provider(entry.getKey(), entry.getValue())))
                .orElseThrow(() -> Fault.of(
                        404, "InvalidResourceNamespace", "The resource namespace '" + asked + "' is invalid."));
    }

    private Map<String, List<ResourceType>> byNamespace() {
        Map<String, List<ResourceType>> found = new TreeMap<>();
        for (ResourceType type : engine.types()) {
            found.computeIfAbsent(type.namespace(), ignored -> new java.util.ArrayList<>())
                    .add(type);
        }
        return found;
    }

    private ObjectNode provider(String namespace, List<ResourceType> types) {
        ObjectNode shown = Json.object()
                .put("id", "/subscriptions/" + directory.subscription() + "/providers/" + namespace)
                .put("namespace", namespace)
                .put("registrationState", "Registered")
                .put("registrationPolicy", "RegistrationRequired");
        ArrayNode items = shown.putArray("resourceTypes");
        for (ResourceType type : types) {
            ObjectNode item = items.addObject().put("resourceType", type.type().substring(namespace.length() + 1));
            ArrayNode locations = item.putArray("locations");
            LOCATIONS.forEach(locations::add);
            ArrayNode versions = item.putArray("apiVersions");
            new TreeSet<>(type.versions()).descendingSet().forEach(versions::add);
        }
        return shown;
    }
}
