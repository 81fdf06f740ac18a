package dev.lazurite.ml.datastore;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.Write;
import dev.lazurite.ml.assets.AssetNames;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** What a datastore may be, and where its secrets go. */
final class DatastoreRules implements ResourceRules {
    private static final List<String> CREDENTIALS = List.of(
            "AccountKey", "Sas", "ServicePrincipal", "Certificate", "None", "KerberosKeytab", "KerberosPassword");

    private final DatastoreSecrets secrets;

    DatastoreRules(DatastoreSecrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public ObjectNode accept(Write write) {
        AssetNames.check("Datastore", write.id().name());
        // A copy, since the secrets are read from the write once it is kept.
        ObjectNode properties =
                DatastoreType.of(write.properties()).shaped(write.properties().deepCopy());
        properties.put(
                "isDefault", write.existing().map(DatastoreRules::isDefault).orElse(false));
        properties.set("credentials", shown((ObjectNode) properties.get("credentials")));
        ObjectNode body = Json.object();
        body.set("properties", properties);
        return body;
    }

    private static ObjectNode shown(ObjectNode credentials) {
        ObjectNode shown = credentials.deepCopy();
        String type = credentials.path("credentialsType").asText("None");
        if (!CREDENTIALS.contains(type)) {
            throw Documents.wrongType(
                    "properties.credentials.credentialsType",
                    "one of " + String.join(", ", CREDENTIALS),
                    credentials.path("credentialsType"));
        }
        shown.put("credentialsType", type);
        shown.remove("secrets");
        return shown;
    }

    @Override
    public void written(Resource resource, Write write) {
        if (Json.at(write.document(), "properties.credentials.secrets") instanceof ObjectNode given) {
            secrets.keep(resource.id(), given);
        }
    }

    @Override
    public void deleting(Resource resource) {
        secrets.forget(resource.id());
    }

    static boolean isDefault(Resource datastore) {
        return datastore.at("properties.isDefault").asBoolean(false);
    }

    @Override
    public Optional<Predicate<Resource>> selection(Call call) {
        Optional<Predicate<Resource>> byDefault = call.query("isDefault")
                .map(asked -> datastore -> isDefault(datastore) == asked.equalsIgnoreCase("true"));
        Optional<Predicate<Resource>> byName = call.query("names")
                .map(names -> datastore -> List.of(names.split(",")).contains(datastore.name()));
        return byDefault.isPresent() ? byDefault : byName;
    }

    @Override
    public Fault notFound(ArmId id) {
        return ArmSurface.userError(404, "NotFoundError", "Could not find datastore: " + id.name() + ".");
    }
}
