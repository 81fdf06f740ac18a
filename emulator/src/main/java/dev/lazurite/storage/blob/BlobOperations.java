package dev.lazurite.storage.blob;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.identity.Tokens;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Filter;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import dev.lazurite.storage.BlobService;

/** The surface {@code blob} and its operations, which share few paths and are told apart by {@code restype} and {@code comp}. */
public final class BlobOperations {
    private static final String SURFACE = "blob";
    private static final String SERVICE = "/";
    private static final String CONTAINER = "/{container}";
    private static final String BLOB = "/{container}/{blob*}";
    private static final String ACTION = "Microsoft.Storage/storageAccounts/blobServices/";

    private final Surface surface;
    private final ServiceHandlers service;
    private final ContainerHandlers containers;
    private final ListHandlers lists;
    private final ReadHandlers reads;
    private final WriteHandlers writes;
    private final BlockHandlers blocks;
    private final BatchHandler batch;
    private final Operation deleteBlob;

    /** @param tenant where callers without a credential are told to get one */
    public BlobOperations(BlobService blobs, Tokens tokens, String tenant, Clock clock, Ids ids) {
        ServiceHeaders headers = new ServiceHeaders(ids);
        StorageAuthentication authentication = new StorageAuthentication(blobs.accounts(), tokens, tenant, clock);
        BlobFaults faults = new BlobFaults(headers, clock, ids);
        Filter described = (call, next) -> headers.on(next.handle(call), call);
        surface = new Surface(
                SURFACE,
                List.of("{account}.blob.core.windows.net"),
                false,
                authentication,
                faults,
                List.of(described, new Unsupported()));
        service = new ServiceHandlers(blobs.accounts());
        containers = new ContainerHandlers(blobs.accounts());
        lists = new ListHandlers(blobs.accounts(), blobs.listing());
        reads = new ReadHandlers(blobs.reading());
        writes = new WriteHandlers(blobs.writing(), new CopyHandlers(blobs.writing(), authentication, clock, ids));
        blocks = new BlockHandlers(blobs.blocks());
        deleteBlob = blob("Blob_Delete", Method.DELETE, "delete", Need.object("d"), writes::delete);
        batch = new BatchHandler(authentication, faults, headers, deleteBlob, ids);
    }

    public Surface surface() {
        return surface;
    }

    public List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        all.addAll(ofService());
        all.addAll(ofContainers());
        all.addAll(ofBlobs());
        all.addAll(ofBlocks());
        all.addAll(NotEmulated.operations());
        return all;
    }

    private List<Operation> ofService() {
        return List.of(
                declare("Service_GetProperties", Method.GET, SERVICE, "read", Need.service("r"), service::properties)
                        .when("restype", "service")
                        .when("comp", "properties"),
                declare(
                                "Service_SetProperties",
                                Method.PUT,
                                SERVICE,
                                "write",
                                Need.service("w"),
                                service::setProperties)
                        .when("restype", "service")
                        .when("comp", "properties")
                        .stores(),
                declare(
                                "Service_ListContainersSegment",
                                Method.GET,
                                SERVICE,
                                "containers/read",
                                Need.service("l"),
                                lists::containers)
                        .when("comp", "list"),
                information("Service_GetAccountInfo", Method.GET, SERVICE),
                information("Service_GetAccountInfo_Head", Method.HEAD, SERVICE),
                information("Container_GetAccountInfo", Method.GET, CONTAINER),
                information("Blob_GetAccountInfo", Method.GET, BLOB),
                declare(
                                "Service_SubmitBatch",
                                Method.POST,
                                SERVICE,
                                "containers/blobs/delete",
                                Need.KNOWN,
                                batch::submit)
                        .when("comp", "batch"));
    }

    private Operation information(String id, Method method, String path) {
        return declare(id, method, path, "read", Need.KNOWN, service::accountInformation)
                .when("restype", "account")
                .when("comp", "properties");
    }

    private List<Operation> ofContainers() {
        return List.of(
                container("Container_Create", Method.PUT, "write", Need.container("cw"), containers::create),
                container("Container_GetProperties", Method.GET, "read", Need.container("r"), containers::properties),
                container(
                        "Container_GetProperties_Head",
                        Method.HEAD,
                        "read",
                        Need.container("r"),
                        containers::properties),
                container("Container_Delete", Method.DELETE, "delete", Need.container("d"), containers::delete),
                container("Container_GetMetadata", Method.GET, "read", Need.container("r"), containers::properties)
                        .when("comp", "metadata"),
                container(
                                "Container_GetMetadata_Head",
                                Method.HEAD,
                                "read",
                                Need.container("r"),
                                containers::properties)
                        .when("comp", "metadata"),
                container("Container_SetMetadata", Method.PUT, "write", Need.container("w"), containers::setMetadata)
                        .when("comp", "metadata"),
                container(
                                "Container_GetAccessPolicy",
                                Method.GET,
                                "getAcl/action",
                                Need.container(""),
                                containers::accessPolicy)
                        .when("comp", "acl"),
                container("Container_ListBlobs", Method.GET, "blobs/read", Need.listing(), lists::blobs)
                        .when("comp", "list"),
                container("Container_SubmitBatch", Method.POST, "blobs/delete", Need.KNOWN, batch::submit)
                        .when("comp", "batch"));
    }

    private List<Operation> ofBlobs() {
        return List.of(
                blob("Blob_Download", Method.GET, "read", Need.object("r"), reads::get),
                blob("Blob_GetProperties", Method.HEAD, "read", Need.object("r"), reads::head),
                blob("Blob_GetMetadata", Method.GET, "read", Need.object("r"), reads::metadata)
                        .when("comp", "metadata"),
                blob("Blob_GetMetadata_Head", Method.HEAD, "read", Need.object("r"), reads::metadata)
                        .when("comp", "metadata"),
                blob("BlockBlob_Upload", Method.PUT, "write", Need.object("cw"), writes::put),
                blob("Blob_SetMetadata", Method.PUT, "write", Need.object("w"), writes::setMetadata)
                        .when("comp", "metadata"),
                blob("Blob_SetHTTPHeaders", Method.PUT, "write", Need.object("w"), writes::setProperties)
                        .when("comp", "properties"),
                deleteBlob);
    }

    private List<Operation> ofBlocks() {
        return List.of(
                blob("BlockBlob_StageBlock", Method.PUT, "write", Need.object("cw"), blocks::stage)
                        .when("comp", "block"),
                blob("BlockBlob_CommitBlockList", Method.PUT, "write", Need.object("cw"), blocks::commit)
                        .when("comp", "blocklist"),
                blob("BlockBlob_GetBlockList", Method.GET, "read", Need.object("r"), blocks::list)
                        .when("comp", "blocklist"),
                blob("AppendBlob_AppendBlock", Method.PUT, "add/action", Need.object("aw"), blocks::append)
                        .when("comp", "appendblock"));
    }

    private static Operation container(String id, Method method, String action, Need need, Handler handler) {
        return declare(id, method, CONTAINER, "containers/" + action, need, handler)
                .when("restype", "container");
    }

    private static Operation blob(String id, Method method, String action, Need need, Handler handler) {
        return declare(id, method, BLOB, "containers/blobs/" + action, need, handler);
    }

    private static Operation declare(String id, Method method, String path, String action, Need need, Handler handler) {
        return Operation.of(id, SURFACE, method, path, need.before(handler)).action(ACTION + action);
    }
}
