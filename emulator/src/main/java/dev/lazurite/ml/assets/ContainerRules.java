package dev.lazurite.ml.assets;

import java.util.Optional;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.Write;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** The containers of one kind of asset: what all versions of a name have in common. */
final class ContainerRules implements ResourceRules {
    /** Marks, in the kept document, a container that has anonymous versions only. */
    static final String ANONYMOUS = "_anonymous";

    private final Assets assets;

    ContainerRules(Assets assets) {
        this.assets = assets;
    }

    @Override
    public ObjectNode accept(Write write) {
        AssetNames.check(assets.kind().noun(), write.id().name());
        ObjectNode properties = assets.type().container().complete(write.properties());
        // Said by the service; clients send back what they were shown.
        properties.remove("latestVersion");
        properties.remove("nextVersion");
        properties.remove("provisioningState");
        ObjectNode body =
                write.existing().map(Resource::body).orElseGet(Json::object).deepCopy();
        body.setAll(write.document());
        body.set("properties", properties);
        return body;
    }

    @Override
    public String named(String segment) {
        return AssetNames.plain(segment);
    }

    @Override
    public Optional<Predicate<Resource>> selection(Call call) {
        return Optional.of(container -> !container.body().has(ANONYMOUS));
    }

    @Override
    public ObjectNode view(Resource resource, Call call) {
        ObjectNode kept = resource.properties();
        ObjectNode shown = Json.object();
        kept.properties().forEach(field -> {
            shown.set(field.getKey(), field.getValue());
            if (field.getKey().equals("isArchived")) {
                shown.put("latestVersion", latest(resource.id()));
                shown.put("nextVersion", assets.nextVersion(resource.id()));
            }
        });
        return ShownAsset.of(assets.kind(), resource, shown);
    }

    private String latest(ArmId container) {
        return assets.type().saysLatest() ? assets.latestVersion(container).orElse(null) : null;
    }

    @Override
    public Fault notFound(ArmId id) {
        return assets.type().noContainer(id.name());
    }
}
