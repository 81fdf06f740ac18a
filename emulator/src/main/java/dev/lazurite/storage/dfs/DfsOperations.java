package dev.lazurite.storage.dfs;

import java.util.List;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Filter;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import dev.lazurite.storage.BlobService;
import dev.lazurite.storage.blob.Need;
import dev.lazurite.storage.blob.ServiceHeaders;
import dev.lazurite.storage.blob.StorageAuthentication;

/** The surface {@code dfs} and its operations (REST reference, "Azure Data Lake Storage Gen2"). */
public final class DfsOperations {
    private static final String SURFACE = "dfs";
    private static final String FILE_SYSTEM = "/{container}";
    private static final String PATH = "/{container}/{blob*}";
    private static final String ACTION = "Microsoft.Storage/storageAccounts/blobServices/containers/";

    private final Surface surface;
    private final FileSystemHandlers fileSystems;
    private final PathHandlers paths;
    private final FileHandlers files;

    public DfsOperations(BlobService blobs, StorageAuthentication authentication, Ids ids) {
        ServiceHeaders headers = new ServiceHeaders(ids);
        Filter described = (call, next) -> headers.on(next.handle(call), call);
        surface = new Surface(
                SURFACE,
                List.of("{account}.dfs.core.windows.net"),
                false,
                authentication,
                new DfsFaults(headers),
                List.of(described));
        Directories directories = new Directories(blobs);
        fileSystems = new FileSystemHandlers(blobs.accounts(), new PathListing(blobs.listing(), directories));
        paths = new PathHandlers(blobs, directories);
        files = new FileHandlers(blobs, directories);
    }

    public Surface surface() {
        return surface;
    }

    public List<Operation> operations() {
        return List.of(
                declare("Service_ListFileSystems", Method.GET, "/", "read", Need.service("l"), fileSystems::all)
                        .when("resource", "account"),
                fileSystem("FileSystem_Create", Method.PUT, "write", Need.container("cw"), fileSystems::create),
                fileSystem("FileSystem_GetProperties", Method.HEAD, "read", Need.container("r"), fileSystems::describe),
                fileSystem("FileSystem_Delete", Method.DELETE, "delete", Need.container("d"), fileSystems::delete),
                fileSystem("FileSystem_ListPaths", Method.GET, "blobs/read", Need.listing(), fileSystems::paths),
                path("Path_Create", Method.PUT, "write", Need.object("cw"), paths::create),
                path("Path_GetProperties", Method.HEAD, "read", Need.object("r"), paths::describe),
                path("Path_Read", Method.GET, "read", Need.object("r"), files::read),
                path("Path_Delete", Method.DELETE, "delete", Need.object("d"), paths::delete),
                update("Path_AppendData", "append", files::append),
                update("Path_FlushData", "flush", files::flush),
                update("Path_SetProperties", "setProperties", paths::setProperties),
                refused("Path_SetAccessControl", "setAccessControl"),
                refused("Path_SetAccessControlRecursive", "setAccessControlRecursive"),
                Operation.notEmulated(
                        "Path_Lease",
                        SURFACE,
                        Method.POST,
                        PATH,
                        "Leases of paths are not emulated: nobody else holds one, so that none is needed."));
    }

    private static Operation refused(String id, String action) {
        return Operation.notEmulated(
                        id,
                        SURFACE,
                        Method.PATCH,
                        PATH,
                        "Access control lists are not emulated: who may use an account may use all of its paths.")
                .when("action", action);
    }

    private static Operation update(String id, String action, Handler handler) {
        return path(id, Method.PATCH, "write", Need.object("acw"), handler).when("action", action);
    }

    private static Operation fileSystem(String id, Method method, String action, Need need, Handler handler) {
        return declare(id, method, FILE_SYSTEM, action, need, handler).when("resource", "filesystem");
    }

    private static Operation path(String id, Method method, String action, Need need, Handler handler) {
        return declare(id, method, PATH, "blobs/" + action, need, handler);
    }

    private static Operation declare(String id, Method method, String path, String action, Need need, Handler handler) {
        return Operation.of(id, SURFACE, method, path, need.before(handler)).action(ACTION + action);
    }
}
