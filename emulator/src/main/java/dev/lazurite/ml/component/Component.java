package dev.lazurite.ml.component;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Documents;
import dev.lazurite.arm.Resource;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetType;
import dev.lazurite.ml.assets.Numbering;
import dev.lazurite.ml.assets.Shape;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/**
 * What is particular to components: a version's specification never changes but for what describes it.
 *
 * <p>Source: recorded answers of the service for command, parallel, pipeline, Spark and data transfer components.
 */
public final class Component implements AssetType {
    static final String SPEC = "componentSpec";

    /** The container of all components that were sent without a name of their own. */
    static final String ANONYMOUS = "azureml_anonymous";

    private static final Shape VERSION = Shape.version().requiredObject(SPEC);

    private final EnvironmentResolution environments;

    public Component(EnvironmentResolution environments) {
        this.environments = environments;
    }

    @Override
    public AssetKind kind() {
        return AssetKind.COMPONENT;
    }

    @Override
    public Numbering numbering() {
        return Numbering.TIMED;
    }

    @Override
    public ObjectNode complete(WorkspaceFacts workspace, ArmId id, ObjectNode sent, Optional<Resource> existing) {
        ObjectNode properties = VERSION.complete(sent);
        ObjectNode spec = (ObjectNode) properties.get(SPEC);
        if (!spec.path("type").isTextual()) {
            throw Documents.missing("properties.componentSpec.type");
        }
        named(spec, id);
        environments.resolve(spec, workspace.id());
        existing.ifPresent(before ->
                properties.set(SPEC, updated((ObjectNode) before.at("properties." + SPEC), spec, id)));
        return properties;
    }

    /** An anonymous component keeps the name and version that its client gave it, if it gave it any. */
    private static void named(ObjectNode spec, ArmId id) {
        String container = id.names().get(1);
        String name = Json.text(spec, "name", ANONYMOUS);
        if (!container.equals(ANONYMOUS)) {
            spec.put("name", container).put("version", id.name());
        } else if (name.equals(ANONYMOUS) || Json.text(spec, "version", "").isEmpty()) {
            spec.put("name", name).put("version", id.name());
        }
    }

    private static ObjectNode updated(ObjectNode before, ObjectNode spec, ArmId id) {
        ShownSpec.firstChange(before, spec).ifPresent(field -> {
            throw Fault.of(
                            400,
                            "UserError",
                            "Failed to update component " + id.names().get(1) + " since field \"" + field
                                    + "\" is immutable, try specifying a new version.")
                    .by(ArmSurface.MANAGEMENT_FRONT_END, "BadArgument", "ArgumentInvalid", "UpdateComponentFailed");
        });
        // Clients send back what they were shown, in which the jobs of a pipeline are missing.
        ObjectNode kept = before.deepCopy();
        ShownSpec.DESCRIPTIVE.forEach(field -> {
            if (spec.has(field)) {
                kept.set(field, spec.get(field));
            }
        });
        return kept;
    }

    /** The service says the description in the specification only. */
    @Override
    public ObjectNode shown(Resource version, ObjectNode properties, Call call) {
        properties.putNull("description");
        properties.set(SPEC, ShownSpec.of((ObjectNode) properties.get(SPEC)));
        return properties;
    }

    @Override
    public Shape container() {
        return Shape.container().text("description", "");
    }

    @Override
    public boolean saysLatest() {
        return false;
    }

    @Override
    public Fault noContainer(String name) {
        return missing("Not found component " + name + ".");
    }

    @Override
    public Fault noVersion(String name, String version) {
        return missing("Not found component " + name + " (version: " + version + ").");
    }

    private static Fault missing(String message) {
        return Fault.of(404, "UserError", message).by(ArmSurface.MANAGEMENT_FRONT_END, "NotFound", "ComponentNotFound");
    }
}
