package dev.lazurite.jobs.workspace;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.Resource;
import dev.lazurite.jobs.staging.Assets;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetReferences;
import dev.lazurite.ml.assets.AssetUri;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.platform.Json;

/** The assets of a workspace. */
final class WorkspaceAssets implements Assets {
    private final AssetReferences references;

    WorkspaceAssets(AssetReferences references) {
        this.references = references;
    }

    @Override
    public Optional<Asset> find(String workspace, Reference reference) {
        AssetUri uri = new AssetUri(
                reference.registry(),
                "",
                Optional.empty(),
                reference.name(),
                reference.labelled() ? "" : reference.selector(),
                reference.labelled() ? reference.selector() : "");
        return references
                .find(ArmId.parse(workspace), kind(reference.kind()), uri)
                .map(found -> asset(reference.kind(), found));
    }

    @Override
    public Asset register(String workspace, Output output) {
        Resource home = references.workspace(ArmId.parse(workspace)).orElseThrow();
        dev.lazurite.ml.assets.Assets assets = references.of(kind(output.kind()));
        if (!output.version().isEmpty()) {
            Optional<Resource> existing = assets.find(home.id(), output.name(), output.version());
            if (existing.isPresent()) {
                return asset(output.kind(), existing.get());
            }
        }
        ObjectNode properties = Json.object();
        if (output.kind() == Kind.MODEL) {
            properties
                    .put("modelType", output.type())
                    .put("modelUri", output.uri())
                    .put("jobName", output.job());
        } else {
            properties.put("dataType", output.type()).put("dataUri", output.uri());
        }
        Optional<String> version = Optional.of(output.version()).filter(text -> !text.isEmpty());
        return asset(
                output.kind(),
                assets.register(WorkspaceFacts.of(home), output.name(), version, properties, output.job()));
    }

    private static AssetKind kind(Kind kind) {
        return switch (kind) {
            case CODE -> AssetKind.CODE;
            case DATA -> AssetKind.DATA;
            case MODEL -> AssetKind.MODEL;
        };
    }

    private static Asset asset(Kind kind, Resource found) {
        String id = found.id().toString();
        return switch (kind) {
            case CODE -> new Asset(id, "", found.text("properties.codeUri"));
            case DATA -> new Asset(id, found.text("properties.dataType"), found.text("properties.dataUri"));
            case MODEL -> new Asset(id, found.text("properties.modelType"), found.text("properties.modelUri"));
        };
    }
}
