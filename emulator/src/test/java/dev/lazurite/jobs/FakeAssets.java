package dev.lazurite.jobs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.lazurite.jobs.staging.Assets;
import dev.lazurite.jobs.staging.Datastores;

/** Assets and datastores of one workspace. */
public final class FakeAssets implements Assets, Datastores {
    private final Map<Reference, Asset> assets = new ConcurrentHashMap<>();
    private final List<Output> registered = new CopyOnWriteArrayList<>();

    public void add(Kind kind, String name, String selector, boolean labelled, String uri) {
        assets.put(
                new Reference("", kind, name, selector, labelled),
                new Asset(id(kind, name, selector), "uri_folder", uri));
    }

    private static String id(Kind kind, String name, String version) {
        return "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/"
                + (kind == Kind.DATA ? "data" : "models") + "/" + name + "/versions/" + version;
    }

    public List<Output> registered() {
        return registered;
    }

    @Override
    public Optional<Asset> find(String workspace, Reference reference) {
        return Optional.ofNullable(assets.get(reference));
    }

    @Override
    public Asset register(String workspace, Output output) {
        registered.add(output);
        return new Asset(id(output.kind(), output.name(), "1"), output.type(), output.uri());
    }

    @Override
    public Optional<Container> find(String workspace, String name) {
        return switch (name) {
            case DEFAULT -> Optional.of(new Container("account", "blobstore"));
            case ARTIFACTS -> Optional.of(new Container("account", "azureml"));
            default -> Optional.empty();
        };
    }
}
