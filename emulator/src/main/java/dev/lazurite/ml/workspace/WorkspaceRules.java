package dev.lazurite.ml.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/**
 * Microsoft.MachineLearningServices/workspaces.
 *
 * <p>Source: operations {@code Workspaces_*} of the 2024-10-01 specification, and recorded answers of the service.
 */
public final class WorkspaceRules implements ResourceRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9_]{1,32}");
    private static final Map<String, String> KINDS =
            Map.of("default", "Default", "hub", "Hub", "project", "Project", "featurestore", "FeatureStore");

    private final String tenant;
    private final Ids ids;
    private final WorkspaceIdentity identity;
    private final List<Listener> listeners = new ArrayList<>();

    /** What happens when workspaces come and go: default datastores, runs that are forgotten. */
    public interface Listener {
        /** A workspace was made; {@code workspace} is kept already. */
        default void created(Resource workspace) {}

        /** A workspace is about to be forgotten; what was inside it has gone already. */
        default void deleting(Resource workspace) {}
    }

    /** @param identities finds a user-assigned identity by its id */
    public WorkspaceRules(String tenant, Ids ids, Function<String, Optional<Resource>> identities) {
        this.tenant = tenant;
        this.ids = ids;
        this.identity = new WorkspaceIdentity(tenant, ids, identities);
    }

    /** Has {@code listener} told of every workspace from now on. */
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public ObjectNode accept(Write write) {
        ArmId id = write.id();
        if (!NAME.matcher(id.name()).matches()) {
            throw Fault.of(
                    400,
                    "ValidationError",
                    "Workspace name '" + id.name() + "' is invalid: 2 to 33 letters, digits, '-' and '_' are expected,"
                            + " beginning with a letter or a digit.");
        }
        ObjectNode document = write.document();
        String location = Json.text(document, "location", "");
        if (location.isEmpty()) {
            throw Documents.missing("location");
        }
        String region = location.replace(" ", "").toLowerCase(Locale.ROOT);
        document.put("location", region);
        String kind = Json.text(document, "kind", "Default");
        document.put("kind", KINDS.getOrDefault(kind.toLowerCase(Locale.ROOT), kind));
        if (!document.path("tags").isObject()) {
            document.putObject("tags");
        }
        ObjectNode given = write.properties();
        ObjectNode properties = WorkspaceProperties.complete(id, given, write.existing(), region, tenant, ids);
        document.set("properties", properties);
        identity.complete(write, document);
        document.set("sku", Json.object().put("name", "Basic").put("tier", "Basic"));
        return document;
    }

    @Override
    public void written(Resource resource, Write write) {
        if (write.existing().isEmpty()) {
            listeners.forEach(listener -> listener.created(resource));
        }
    }

    @Override
    public void deleting(Resource resource) {
        listeners.forEach(listener -> listener.deleting(resource));
    }

    @Override
    public ObjectNode view(Resource resource, Call call) {
        ObjectNode shown = Envelope.of(resource);
        shown.putNull("etag");
        return shown;
    }
}
