package dev.lazurite.ml.registries;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.arm.ArmId;
import dev.lazurite.arm.ArmSurface;
import dev.lazurite.arm.Resource;
import dev.lazurite.arm.ResourceEngine;
import dev.lazurite.arm.Versions;
import dev.lazurite.ml.assets.AssetReferences;
import dev.lazurite.ml.assets.AssetUri;
import dev.lazurite.ml.assets.PendingUploads;
import dev.lazurite.ml.assets.Provider;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.storage.Blobs;

/**
 * How clients reach the files of assets in registries: a container to fill before a version is written, and a signature to
 * read what a version has (real-answers-assets section 14).
 */
final class RegistryFiles {
    private static final Duration LIFETIME = Duration.ofHours(8);
    private static final List<Blobs.Permission> READING = List.of(Blobs.Permission.READ, Blobs.Permission.LIST);
    private static final String BELOW = "/subscriptions/{subscription}/resourceGroups/{group}/providers/"
            + Provider.NAMESPACE + "/registries/{registry}/";
    private static final String VERSION = "/{name}/versions/{version}";

    private final ResourceEngine engine;
    private final Registries registries;
    private final AssetReferences references;
    private final PendingUploads uploads;
    private final Blobs blobs;
    private final Ids ids;

    RegistryFiles(
            ResourceEngine engine,
            Registries registries,
            AssetReferences references,
            PendingUploads uploads,
            Blobs blobs,
            Ids ids) {
        this.engine = engine;
        this.registries = registries;
        this.references = references;
        this.uploads = uploads;
        this.blobs = blobs;
        this.ids = ids;
    }

    List<Operation> operations() {
        return List.of(
                Operation.of(
                                "TemporaryDataReferences_CreateOrGet",
                                ArmSurface.NAME,
                                Method.PUT,
                                BELOW + "tempdatarefs" + VERSION,
                                this::upload)
                        .versions(Versions.MACHINE_LEARNING)
                        .action(Registries.TYPE + "/assets/write"),
                Operation.of(
                                "DataReferences_GetBlobReferenceSAS",
                                ArmSurface.NAME,
                                Method.POST,
                                BELOW + "datarefs" + VERSION,
                                this::download)
                        .versions(Versions.MACHINE_LEARNING)
                        .action(Registries.TYPE + "/assets/read"));
    }

    /** 409 for a version that is there, by which clients know that there is nothing to send. */
    private Answer upload(Call call) throws IOException {
        ArmId registry = engine.require(RegistryAssets.registry(call)).id();
        String id = Json.text(call.json(), "assetId", "");
        AssetUri asset = asset(id);
        if (find(registry, asset).isPresent()) {
            throw Fault.of(409, "Conflict", "The asset '" + id + "' is there already, and its files cannot change.")
                    .at("assetId");
        }
        ObjectNode answer = Json.object();
        String account = registries.account(registry);
        answer.set(
                "blobReferenceForConsumption",
                uploads.container(account, "", ids.guid().substring(0, 8)));
        answer.putNull("imageReferenceForConsumption").put("temporaryDataReferenceId", ids.guid());
        return Answer.ok(answer.putNull("temporaryDataReferenceType"));
    }

    private Answer download(Call call) throws IOException {
        ArmId registry = engine.require(RegistryAssets.registry(call)).id();
        ObjectNode asked = call.json();
        String id = Json.text(asked, "assetId", "");
        if (find(registry, asset(id)).isEmpty()) {
            throw Fault.of(404, "NotFound", "There is no asset '" + id + "'.").at("assetId");
        }
        String uri = Json.text(asked, "blobUri", "");
        String account = registries.account(registry);
        String path = path(uri, account);
        int slash = path.indexOf('/');
        String container = slash < 0 ? path : path.substring(0, slash);
        String host = "https://" + account + ".blob.core.windows.net/";
        ObjectNode answer = Json.object();
        ObjectNode reference = answer.putObject("blobReferenceForConsumption");
        reference.put("blobUri", uri).put("storageAccountArmId", "");
        reference
                .putObject("credential")
                .put("credentialType", "SAS")
                .put("sasUri", host + container + "?" + blobs.sign(account, container, "", READING, LIFETIME));
        return Answer.ok(answer);
    }

    /** Container and name of a blob of the registry's own account. */
    private static String path(String uri, String account) {
        Fault foreign = ArmSurface.userError(
                        400,
                        "BadArgument",
                        "'" + uri
                                + "' is no address in the storage of the registry; that of the asset's files is expected.")
                .at("blobUri");
        try {
            URI address = URI.create(uri.replace(" ", "%20"));
            if (address.getHost() == null || !address.getHost().startsWith(account + ".")) {
                throw foreign;
            }
            return address.getPath().replaceFirst("^/+", "");
        } catch (IllegalArgumentException malformed) {
            throw foreign;
        }
    }

    private Optional<Resource> find(ArmId registry, AssetUri asset) {
        return asset.kind().flatMap(kind -> references.of(kind).find(registry, asset.name(), asset.version()));
    }

    private static AssetUri asset(String id) {
        return AssetUri.parse(id)
                .filter(AssetUri::inRegistry)
                .orElseThrow(() -> ArmSurface.userError(
                                400,
                                "BadArgument",
                                "'" + id
                                        + "' is no asset of a registry: azureml://registries/R/KIND/NAME/versions/V is expected.")
                        .at("assetId"));
    }
}
