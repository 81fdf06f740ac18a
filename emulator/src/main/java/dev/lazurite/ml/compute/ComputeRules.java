package dev.lazurite.ml.compute;

import java.time.Clock;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Envelope;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceRules;
import dev.lazurite.arm.ResourceStore;
import dev.lazurite.arm.Write;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;

/** What a compute may be. */
final class ComputeRules implements ResourceRules {
    private final ResourceStore store;
    private final Computes computes;
    private final ComputeInstance.Facts facts;
    private final ComputeNodes nodes;
    private final Clock clock;

    ComputeRules(ResourceStore store, Computes computes, ComputeRuntime runtime, Clock clock) {
        this.store = store;
        this.computes = computes;
        this.facts = new ComputeInstance.Facts(computes.sizes(), computes.quotas(), runtime.triggers());
        this.nodes = runtime.nodes();
        this.clock = clock;
    }

    @Override
    public ObjectNode accept(Write write) {
        ObjectNode properties = write.properties();
        ComputeKind kind = ComputeKind.of(properties);
        ComputeNames.check(kind, write.id().name());
        WorkspaceFacts workspace =
                store.find(write.id().root()).map(WorkspaceFacts::of).orElseThrow();
        String location = Json.text(write.document(), "location", workspace.region());
        ObjectNode body = write.document().deepCopy();
        body.put("location", location);
        if (!body.path("tags").isObject()) {
            body.putObject("tags");
        }
        Eviction.of(body.path("tags"));
        ObjectNode inner = inner(properties);
        body.set(
                "properties",
                ComputeBody.of(
                        properties,
                        kind,
                        location,
                        complete(kind, inner, location, write),
                        write.existing(),
                        clock.instant()));
        return body;
    }

    private ObjectNode complete(ComputeKind kind, ObjectNode inner, String location, Write write) {
        Optional<Resource> existing = write.existing();
        return switch (kind) {
            case AML_COMPUTE ->
                AmlCompute.complete(write.id(), inner, facts.sizes(), facts.quotas(), existing, clock.instant());
            case COMPUTE_INSTANCE ->
                ComputeInstance.complete(write.id(), inner, location, facts, existing, clock.instant());
        };
    }

    private static ObjectNode inner(ObjectNode properties) {
        if (properties.path("properties") instanceof ObjectNode inner) {
            return inner;
        }
        if (properties.path("properties").isMissingNode()
                || properties.path("properties").isNull()) {
            throw Documents.missing("properties.properties");
        }
        throw Documents.wrongType("properties.properties", "an object", properties.path("properties"));
    }

    @Override
    public void written(Resource resource, Write write) {
        nodes.changed(resource.id());
    }

    @Override
    public String lookup(ObjectNode document) {
        return Computes.lookup(document);
    }

    /** A compute has no systemData. */
    @Override
    public ObjectNode view(Resource resource, Call call) {
        ObjectNode body = resource.body().deepCopy();
        if (call.method() == Method.PUT || call.method() == Method.PATCH) {
            body.set("properties", ComputeBody.creating(resource.properties()));
        }
        ComputeTarget target = computes.target(resource);
        if (target.kind() == ComputeKind.AML_COMPUTE) {
            LiveCluster.show((ObjectNode) body.at("/properties/properties"), target, nodes.of(target));
        }
        ObjectNode shown = Envelope.of(resource.with(body));
        shown.remove("systemData");
        return shown;
    }

    /** The service answers without a body; clients take that for "not there". */
    @Override
    public Fault notFound(ArmId id) {
        return Fault.of(404, "", "There is no compute '" + id.name() + "'.");
    }
}
