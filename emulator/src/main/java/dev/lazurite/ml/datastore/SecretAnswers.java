package dev.lazurite.ml.datastore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.platform.Json;
import dev.lazurite.storage.Blobs;

/**
 * The credential with which a client reaches what is behind a datastore.
 *
 * <p>A caller that asks for an expirable secret gets a signature for the account: azure-ai-ml's {@code code.download} takes
 * that of {@code workspaceblobstore} to another container of it. The exception is {@code
 * workspaceartifactstore}: azure-ai-ml's {@code jobs.stream} takes whatever it gets there for an account key and decodes it as
 * base64, so that a signature would make it fail.
 */
final class SecretAnswers {
    private static final int HOURS = 1;
    private static final int MOST_HOURS = 24;

    private final DatastoreSecrets given;
    private final Blobs blobs;

    SecretAnswers(DatastoreSecrets given, Blobs blobs) {
        this.given = given;
        this.blobs = blobs;
    }

    /**
     * What {@code listSecrets} answers.
     *
     * @param asked {@code expirableSecret} and {@code expireAfterHours}, where the caller sent them
     */
    ObjectNode of(Resource datastore, ObjectNode asked) {
        String type = datastore.text("properties.credentials.credentialsType");
        if (type.isEmpty() || type.equals("None")) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "Datastore '" + datastore.name() + "' has no credentials; it is read with the caller's identity.");
        }
        if (!type.equals("AccountKey")) {
            return named(type, given.find(datastore.id()).orElseThrow(() -> missing(datastore)));
        }
        DatastoreLocation location = DatastoreLocation.of(datastore, DatastoreType.of(datastore.properties()));
        boolean emulated =
                location.keepsBlobs() && blobs.accountKey(location.account()).isPresent();
        if (asked.path("expirableSecret").asBoolean(false)
                && emulated
                && !datastore.name().equals(Datastores.ARTIFACTS)) {
            int hours = Math.max(
                    1, Math.min(MOST_HOURS, asked.path("expireAfterHours").asInt(HOURS)));
            return Json.object()
                    .put("secretsType", "Sas")
                    .put("sasToken", forAccount(location, Duration.ofHours(hours)));
        }
        return Json.object().put("secretsType", "AccountKey").put("key", key(datastore, location));
    }

    private String forAccount(DatastoreLocation location, Duration lifetime) {
        return blobs.signAccount(location.account(), List.of(Blobs.Permission.values()), lifetime);
    }

    /** A signature for all that can be done with a container, and with no other: running jobs get it too. */
    String sas(DatastoreLocation location, Duration lifetime) {
        return blobs.sign(location.account(), location.container(), "", List.of(Blobs.Permission.values()), lifetime);
    }

    private String key(Resource datastore, DatastoreLocation location) {
        Optional<String> own = given.find(datastore.id())
                .map(secrets -> secrets.path("key").asText(""))
                .filter(key -> !key.isEmpty());
        return own.or(() -> blobs.accountKey(location.account())).orElseThrow(() -> missing(datastore));
    }

    private static ObjectNode named(String type, ObjectNode secrets) {
        ObjectNode answer = Json.object().put("secretsType", type);
        secrets.properties().forEach(secret -> {
            if (!secret.getKey().equals("secretsType")) {
                answer.set(secret.getKey(), secret.getValue());
            }
        });
        return answer;
    }

    private static dev.lazurite.platform.http.Fault missing(Resource datastore) {
        return ArmSurface.userError(
                400, "BadArgument", "Datastore '" + datastore.name() + "' was created without its secrets.");
    }
}
