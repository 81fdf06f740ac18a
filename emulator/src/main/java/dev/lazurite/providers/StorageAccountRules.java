package dev.lazurite.providers;

import java.time.Clock;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.http.Fault;

/** Microsoft.Storage/storageAccounts: making one opens its data plane. */
final class StorageAccountRules extends NeighbourRules {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]{3,24}");

    private final StorageAccounts accounts;
    private final Clock clock;

    StorageAccountRules(StorageAccounts accounts, Clock clock) {
        super("location", "sku", "kind");
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    void complete(Write write) {
        String name = write.id().name();
        if (!NAME.matcher(name).matches()) {
            throw Fault.of(
                    400,
                    "AccountNameInvalid",
                    name
                            + " is not a valid storage account name. Storage account name must be between 3 and 24 characters"
                            + " in length and use numbers and lower-case letters only.");
        }
        ObjectNode properties = write.properties();
        ObjectNode endpoints = properties.putObject("primaryEndpoints");
        for (String service : new String[] {"blob", "dfs", "file", "queue", "table"}) {
            endpoints.put(service, "https://" + name + "." + service + ".core.windows.net/");
        }
        properties.put("primaryLocation", write.document().path("location").asText());
        properties.put("statusOfPrimary", "available");
        if (!properties.has("creationTime")) {
            properties.put("creationTime", Envelope.time(clock.instant()));
        }
    }

    @Override
    public void written(Resource resource, Write write) {
        accounts.create(resource.name());
    }

    @Override
    public void deleting(Resource resource) {
        accounts.delete(resource.name());
    }
}
