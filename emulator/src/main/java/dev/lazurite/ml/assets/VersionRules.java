package dev.lazurite.ml.assets;

import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** The versions of one kind of asset. */
final class VersionRules implements ResourceRules {
    private final Assets assets;
    private final ResourceStore store;

    VersionRules(Assets assets, ResourceStore store) {
        this.assets = assets;
        this.store = store;
    }

    @Override
    public ObjectNode accept(Write write) {
        ArmId id = write.id();
        AssetNames.check(assets.kind().noun(), id.names().get(1));
        WorkspaceFacts workspace = store.find(id.root()).map(WorkspaceFacts::of).orElseThrow();
        ObjectNode complete = assets.type().complete(workspace, id, write.properties(), write.existing());
        ObjectNode body =
                write.existing().map(Resource::body).orElseGet(Json::object).deepCopy();
        body.setAll(write.document());
        body.set("properties", complete);
        return body;
    }

    @Override
    public void written(Resource resource, Write write) {
        assets.keepContainer(resource, write.call().principal().id());
    }

    @Override
    public String named(String segment) {
        return AssetNames.plain(segment);
    }

    @Override
    public String lookup(ObjectNode document) {
        return document.path("properties") instanceof ObjectNode properties
                ? assets.type().lookup(properties)
                : "";
    }

    @Override
    public Optional<Predicate<Resource>> selection(Call call) {
        return AssetFilter.of(call);
    }

    @Override
    public ObjectNode view(Resource resource, Call call) {
        ObjectNode properties =
                assets.type().shown(resource, resource.properties().deepCopy(), call);
        return ShownAsset.of(assets.kind(), resource, properties);
    }

    @Override
    public Fault notFound(ArmId id) {
        return assets.type().noVersion(id.names().get(1), id.name());
    }
}
