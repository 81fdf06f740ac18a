package dev.lazurite.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.OwnerOnly;

/**
 * Who an instance is: one tenant with one subscription and one service principal, which owns it. Made at the first start and
 * kept in {@value #FILE} of the data folder, which its owner alone can read.
 *
 * @param id the tenant
 * @param subscription its one subscription
 * @param clientId the application of the service principal
 * @param objectId the service principal
 * @param clientSecret what the service principal signs in with; never to be logged
 */
public record Tenant(String id, String subscription, String clientId, String objectId, String clientSecret) {
    /** The name of the file in the data folder. */
    public static final String FILE = "credentials.json";

    /** The tenant of a data folder, made when it has none. */
    public static Tenant open(Path folder, Ids ids) throws IOException {
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            return read(file);
        }
        Tenant made = new Tenant(ids.guid(), ids.guid(), ids.guid(), ids.guid(), ids.hex(40));
        OwnerOnly.write(file, Json.bytes(made.document()));
        return made;
    }

    /** The tenant in {@code file}, for the command line as well as for the server. */
    public static Tenant read(Path file) throws IOException {
        ObjectNode document = Json.parse(new String(OwnerOnly.read(file), StandardCharsets.UTF_8));
        return new Tenant(
                required(document, "tenantId", file),
                required(document, "subscriptionId", file),
                required(document, "clientId", file),
                required(document, "objectId", file),
                required(document, "clientSecret", file));
    }

    private static String required(ObjectNode document, String name, Path file) throws IOException {
        String value = Json.text(document, name, "");
        if (value.isEmpty()) {
            throw new IOException(
                    file + " has no '" + name + "'; restore it, or delete it to have new credentials made");
        }
        return value;
    }

    private ObjectNode document() {
        return Json.object()
                .put("tenantId", id)
                .put("subscriptionId", subscription)
                .put("clientId", clientId)
                .put("objectId", objectId)
                .put("clientSecret", clientSecret);
    }

    Application application() {
        return new Application(objectId, clientId);
    }

    /** The issuer of its access tokens, which are of version 1.0 as the resource manager's are. */
    String issuer() {
        return "https://sts.windows.net/" + id + "/";
    }

    @Override
    public String toString() {
        return "Tenant[" + id + ", subscription " + subscription + "]";
    }
}
