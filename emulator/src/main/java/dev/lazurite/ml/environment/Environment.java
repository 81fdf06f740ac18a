package dev.lazurite.ml.environment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.lazurite.platform.http.Fault;

/** What is particular to environments. */
public final class Environment implements AssetType {
    private static final String CURATED_PREFIX = "azureml-";
    private static final List<String> FIXED = List.of("image", "condaFile", "build", "osType");
    private static final List<String> SYSTEMS = List.of("Linux", "Windows");
    private static final Shape BUILD = new Shape().requiredText("contextUri").text("dockerfilePath", "Dockerfile");
    private static final Shape VERSION = Shape.version()
            .text("environmentType", "UserCreated")
            .text("image")
            .text("condaFile")
            .optionalObject("build")
            .text("osType", "Linux");

    @Override
    public AssetKind kind() {
        return AssetKind.ENVIRONMENT;
    }

    @Override
    public Numbering numbering() {
        return Numbering.TIMED;
    }

    /** The service answers 201 to every write of an environment. */
    @Override
    public int updatedStatus() {
        return 201;
    }

    @Override
    public ObjectNode complete(WorkspaceFacts workspace, ArmId id, ObjectNode sent, Optional<Resource> existing) {
        String name = id.names().get(1);
        if (name.toLowerCase(Locale.ROOT).startsWith(CURATED_PREFIX)) {
            throw ArmSurface.userError(
                    400,
                    "BadArgument",
                    "Environment name can not start with the prefix AzureML. To alter a curated environment first"
                            + " create a copy of it.");
        }
        ObjectNode properties = VERSION.complete(sent);
        properties.put("environmentType", "UserCreated");
        // The service takes the name in any case and shows it in its own.
        String system = properties.path("osType").asText();
        properties.put(
                "osType",
                SYSTEMS.stream().filter(system::equalsIgnoreCase).findFirst().orElse(system));
        if (properties.path("condaFile").isTextual()) {
            properties.put(
                    "condaFile", CondaText.kept(properties.path("condaFile").asText()));
        }
        if (properties.has("build")) {
            properties.set("build", BUILD.complete((ObjectNode) properties.get("build")));
        }
        if (properties.path("image").isNull() && !properties.has("build")) {
            throw Documents.missing("properties.image' or 'properties.build");
        }
        existing.ifPresent(before -> unchanged(before, properties, name, id.name()));
        return properties;
    }

    private static void unchanged(Resource before, ObjectNode properties, String name, String version) {
        for (String fixed : FIXED) {
            if (!same(before.properties().path(fixed), properties.path(fixed), fixed)) {
                throw ArmSurface.userError(
                        400,
                        "BadArgument",
                        "Environment " + name + " with version " + version
                                + " is already registered and cannot be changed.");
            }
        }
    }

    private static boolean same(JsonNode before, JsonNode now, String field) {
        return before.equals(now)
                || (field.equals("condaFile")
                        && before.isTextual()
                        && now.isTextual()
                        && CondaText.same(before.asText(), now.asText()));
    }

    @Override
    public Shape container() {
        return Shape.container().text("description", "");
    }

    @Override
    public Fault noContainer(String name) {
        return noVersion(name, "");
    }

    @Override
    public Fault noVersion(String name, String version) {
        return ArmSurface.userError(
                404,
                "NotFoundError",
                "No environment exists for name: " + name + ", version: " + version + ", label: ");
    }
}
