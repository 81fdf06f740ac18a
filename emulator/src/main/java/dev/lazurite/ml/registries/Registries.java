package dev.lazurite.ml.registries;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceGroups;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.storage.Blobs;

/** The registries of the tenant. A registry is known by its name alone, in every region. */
public final class Registries {
    static final String TYPE = Provider.NAMESPACE + "/registries";

    private final ResourceStore store;
    private final ResourceGroups groups;
    private final Blobs blobs;

    public Registries(ResourceStore store, ResourceGroups groups, Blobs blobs) {
        this.store = store;
        this.groups = groups;
        this.blobs = blobs;
    }

    List<Resource> all() {
        List<Resource> found = new ArrayList<>();
        String subscription = "/subscriptions/" + groups.subscription() + "/resourceGroups/";
        groups.list().forEach(group -> found.addAll(store.list(subscription + group.name(), TYPE)));
        return found;
    }

    Optional<Resource> find(String name) {
        return all().stream()
                .filter(registry -> registry.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The id of the registry of this name, in whatever case. */
    public Optional<ArmId> id(String name) {
        return find(name).map(Resource::id);
    }

    /** The storage account that keeps what a registry holds; it is made when it is first asked for. */
    String account(ArmId registry) {
        String guid = UUID.nameUUIDFromBytes(registry.key().getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        String account = "reg" + guid.substring(0, 20);
        blobs.createAccount(account);
        return account;
    }

    /** Forgets the content of a registry. */
    void forget(ArmId registry) {
        blobs.deleteAccount(account(registry));
    }
}
