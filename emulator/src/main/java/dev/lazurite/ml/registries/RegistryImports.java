package dev.lazurite.ml.registries;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceManager;
import dev.lazurite.arm.Versions;
import dev.lazurite.ml.assets.AssetKind;
import dev.lazurite.ml.assets.AssetReferences;
import dev.lazurite.ml.assets.AssetUri;
import dev.lazurite.ml.assets.Assets;
import dev.lazurite.ml.assets.DatastoreUri;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.ml.assets.WorkspaceFacts;
import dev.lazurite.ml.datastore.DatastoreLocation;
import dev.lazurite.ml.datastore.Datastores;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.BlobTree;
import dev.lazurite.storage.Blobs;

/** {@code import}: a version of a workspace's data, model or environment becomes one of a registry, with a copy of its files. */
final class RegistryImports {
    private static final String PATH = "/subscriptions/{subscription}/resourceGroups/{group}/providers/"
            + Provider.NAMESPACE + "/registries/{registry}/import";
    private static final String WORKSPACES = Provider.NAMESPACE + "/workspaces";

    /** Where each kind that is shared says what it is made of. */
    private static final Map<AssetKind, String> ADDRESSES =
            Map.of(AssetKind.DATA, "dataUri", AssetKind.MODEL, "modelUri", AssetKind.ENVIRONMENT, "");

    private final ResourceManager arm;
    private final Registries registries;
    private final RegistryAssets written;
    private final AssetReferences references;
    private final Datastores datastores;
    private final Blobs blobs;
    private final Ids ids;

    RegistryImports(
            ResourceManager arm,
            Registries registries,
            RegistryAssets written,
            AssetReferences references,
            Datastores datastores,
            Blobs blobs,
            Ids ids) {
        this.arm = arm;
        this.registries = registries;
        this.written = written;
        this.references = references;
        this.datastores = datastores;
        this.blobs = blobs;
        this.ids = ids;
    }

    List<Operation> operations() {
        return List.of(Operation.of(
                        "ResourceManagementAssetReference_Import", ArmSurface.NAME, Method.POST, PATH, this::accept)
                .versions(Versions.MACHINE_LEARNING)
                .action(Registries.TYPE + "/assets/write")
                .asLongRunning());
    }

    private Answer accept(Call call) throws IOException {
        Resource registry = arm.engine().require(RegistryAssets.registry(call));
        ObjectNode asked = Json.child(call.json(), "properties");
        String id = Json.text(asked, "sourceAssetId", "");
        AssetUri reference = AssetUri.parse(id)
                .filter(uri -> uri.kind().filter(ADDRESSES::containsKey).isPresent())
                .orElseThrow(() -> refused("'" + id + "' is no data, model or environment of a workspace:"
                        + " azureml://locations/L/workspaces/W/KIND/NAME/versions/V is expected."));
        AssetKind kind = reference.kind().orElseThrow();
        Resource workspace = workspace(reference.workspace())
                .orElseThrow(() -> refused("There is no workspace '" + reference.workspace() + "'."));
        Assets assets = references.of(kind);
        Resource source = assets.find(workspace.id(), reference.name(), reference.version())
                .orElseThrow(() -> assets.type().noVersion(reference.name(), reference.version()));
        String name = Json.text(asked, "destinationName", reference.name());
        String version = Json.text(asked, "destinationVersion", reference.version());
        if (assets.find(registry.id(), name, version).isPresent()) {
            throw Fault.of(
                    409,
                    "Conflict",
                    "The registry '" + registry.name() + "' has version '" + version + "' of '" + name + "' already.");
        }
        ObjectNode properties = source.properties().deepCopy();
        String address = ADDRESSES.get(kind);
        if (!address.isEmpty()) {
            properties.put(address, copied(workspace.id(), registry.id(), Json.text(properties, address, "")));
        }
        assets.register(
                WorkspaceFacts.of(registry),
                name,
                Optional.of(version),
                properties,
                call.principal().id());
        return written.imported(call);
    }

    private static Fault refused(String message) {
        return ArmSurface.userError(400, "BadArgument", message).at("properties.sourceAssetId");
    }

    /** The workspace of this name or GUID. */
    private Optional<Resource> workspace(String named) {
        return arm.groups().list().stream()
                .flatMap(group -> arm
                        .store()
                        .list(
                                "/subscriptions/" + arm.directory().subscription() + "/resourceGroups/" + group.name(),
                                WORKSPACES)
                        .stream())
                .filter(workspace -> workspace.name().equalsIgnoreCase(named)
                        || WorkspaceFacts.of(workspace).guid().equalsIgnoreCase(named))
                .findFirst();
    }

    /** The address of a copy in the registry's storage; what is in no datastore that keeps blobs stays where it is. */
    private String copied(ArmId workspace, ArmId registry, String address) throws IOException {
        Optional<DatastoreUri> place = DatastoreUri.parse(address);
        Optional<DatastoreLocation> from = place.flatMap(uri -> datastores.locate(workspace, uri.datastore()))
                .filter(DatastoreLocation::keepsBlobs);
        if (from.isEmpty()) {
            return address;
        }
        String path = place.orElseThrow().path().replaceFirst("/+$", "");
        String within = path.substring(path.lastIndexOf('/') + 1);
        String account = registries.account(registry);
        String container = ids.guid();
        blobs.createContainer(account, container);
        new BlobTree(blobs, from.get().account(), from.get().container(), path)
                .copyTo(new BlobTree(blobs, account, container, within));
        return "https://" + account + ".blob.core.windows.net:443/" + container + "/" + within;
    }
}
