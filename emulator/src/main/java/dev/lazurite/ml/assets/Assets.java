package dev.lazurite.ml.assets;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.platform.Json;

/** The assets of one kind, in every workspace and registry, its home. */
public final class Assets {
    private final AssetType type;
    private final ResourceStore store;
    private final Clock clock;

    // Taken inside the engine's locks and never around them.
    private final ReentrantLock containers = new ReentrantLock();

    public Assets(AssetType type, ResourceStore store, Clock clock) {
        this.type = type;
        this.store = store;
        this.clock = clock;
    }

    public AssetType type() {
        return type;
    }

    public AssetKind kind() {
        return type.kind();
    }

    public Optional<Resource> container(ArmId home, String name) {
        return store.find(kind().container(home, name));
    }

    public Optional<Resource> find(ArmId home, String name, String version) {
        return store.find(kind().version(home, name, version));
    }

    /** The active version that was made last. */
    public Optional<Resource> latest(ArmId home, String name) {
        return store
                .list(
                        kind().container(home, name).toString(),
                        kind().versionType(home),
                        ResourceStore.View.ACTIVE_ONLY,
                        ResourceStore.Order.NEWEST_FIRST,
                        0,
                        1)
                .stream()
                .findFirst();
    }

    /** All versions of a container, oldest first. */
    public List<Resource> versions(ArmId home, String name) {
        return store.list(kind().container(home, name).toString(), kind().versionType(home));
    }

    /** All containers, oldest first. */
    public List<Resource> containers(ArmId home) {
        return store.list(home.toString(), kind().containerType(home));
    }

    /** The version that was made last, as a container says it; empty where every version is archived or gone. */
    Optional<String> latestVersion(ArmId container) {
        List<String> names = store.names(container.toString(), kind().versionType(container.root()), false);
        return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
    }

    /** The version that comes next in a container. */
    public String nextVersion(ArmId container) {
        List<String> names = store.names(container.toString(), kind().versionType(container.root()), true);
        return type.numbering().next(names, clock.instant());
    }

    /**
     * Registers a version from inside the program, as a job does for a named output.
     *
     * @param version empty for the next one
     * @param who what {@code createdBy} says
     */
    public Resource register(
            WorkspaceFacts workspace, String name, Optional<String> version, ObjectNode properties, String who) {
        AssetNames.check(kind().noun(), name);
        return locked(() -> {
            ArmId container = kind().container(workspace.id(), name);
            ArmId id = container.child("versions", version.orElseGet(() -> nextVersion(container)));
            Optional<Resource> existing = store.find(id);
            ObjectNode complete = type.complete(workspace, id, properties, existing);
            Resource kept = keep(id, existing.map(Resource::body).orElseGet(Json::object), complete, who);
            keepContainer(kept, who);
            return kept;
        });
    }

    /** Replaces the document of a version or container from inside the program. */
    public Resource rewrite(Resource resource, ObjectNode body, String who) {
        return store.put(
                resource.id(),
                body,
                body.path("properties").path("isArchived").asBoolean(false),
                resource.lookup(),
                who);
    }

    /** Makes a container without any version. */
    public Resource createContainer(ArmId workspace, String name, ObjectNode properties, String who) {
        AssetNames.check(kind().noun(), name);
        ObjectNode body = Json.object().set("properties", type.container().complete(properties));
        return locked(() -> store.put(kind().container(workspace, name), body, false, "", who));
    }

    /** Does {@code work} while nobody else makes containers or registers versions of this kind. */
    public <T> T locked(Supplier<T> work) {
        containers.lock();
        try {
            return work.get();
        } finally {
            containers.unlock();
        }
    }

    private Resource keep(ArmId id, ObjectNode before, ObjectNode properties, String who) {
        ObjectNode body = before.deepCopy();
        body.set("properties", properties);
        return store.put(id, body, properties.path("isArchived").asBoolean(false), type.lookup(properties), who);
    }

    /** Makes the container of a version where there is none; it is not listed while all that it has is anonymous. */
    void keepContainer(Resource version, String who) {
        ArmId id = ArmId.parse(version.id().parent());
        boolean anonymous = version.at("properties.isAnonymous").asBoolean(false);
        locked(() -> {
            Optional<Resource> existing = store.find(id);
            if (existing.isEmpty()) {
                ObjectNode body = Json.object();
                if (anonymous) {
                    body.put(ContainerRules.ANONYMOUS, true);
                }
                body.set("properties", type.container().complete(containerProperties(version)));
                store.put(id, body, false, "", who);
            } else if (!anonymous && existing.get().body().has(ContainerRules.ANONYMOUS)) {
                ObjectNode body = existing.get().body().deepCopy();
                body.remove(ContainerRules.ANONYMOUS);
                rewrite(existing.get(), body, who);
            }
            return id;
        });
    }

    private static ObjectNode containerProperties(Resource version) {
        ObjectNode properties = Json.object();
        String dataType = version.text("properties.dataType");
        if (!dataType.isEmpty()) {
            properties.put("dataType", dataType);
        }
        return properties;
    }
}
