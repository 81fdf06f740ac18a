package dev.lazurite.storage.blob;

import java.util.List;

import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;

/**
 * The operations of the Blob service that say what is missing. Deviation: leases, snapshots, deleted blobs and containers that
 * can come back, tiers that change, index tags, user delegation keys, stored access policies, queries, expiry, immutability,
 * legal holds, sealed append blobs and page blobs answer 501.
 */
final class NotEmulated {
    private NotEmulated() {}

    static List<Operation> operations() {
        return List.of(
                of("Service_GetUserDelegationKey", Method.POST, "/", "userdelegationkey", "User delegation keys are")
                        .when("restype", "service"),
                of("Service_GetStatistics", Method.GET, "/", "stats", "Statistics of a geo-redundant account are")
                        .when("restype", "service"),
                of("Service_FilterBlobs", Method.GET, "/", "blobs", "Searches by blob index tags are"),
                of("Container_Lease", Method.PUT, "/{container}", "lease", "Leases are")
                        .when("restype", "container"),
                of("Container_SetAccessPolicy", Method.PUT, "/{container}", "acl", "Stored access policies are")
                        .when("restype", "container"),
                of(
                                "Container_Restore",
                                Method.PUT,
                                "/{container}",
                                "undelete",
                                "Deleted containers that can come back are")
                        .when("restype", "container"),
                blob("Blob_Lease", Method.PUT, "lease", "Leases are"),
                blob("Blob_CreateSnapshot", Method.PUT, "snapshot", "Snapshots are"),
                blob("Blob_Undelete", Method.PUT, "undelete", "Deleted blobs that can come back are"),
                blob("Blob_SetTier", Method.PUT, "tier", "Access tiers that change are"),
                blob("Blob_SetTags", Method.PUT, "tags", "Blob index tags are"),
                blob("Blob_GetTags", Method.GET, "tags", "Blob index tags are"),
                blob("Blob_AbortCopyFromURL", Method.PUT, "copy", "Copies that can be aborted (all end at once) are"),
                blob("Blob_Query", Method.POST, "query", "Queries of a blob's content are"),
                blob("Blob_SetExpiry", Method.PUT, "expiry", "Blobs that expire are"),
                blob("Blob_SetImmutabilityPolicy", Method.PUT, "immutabilityPolicies", "Immutability policies are"),
                blob("Blob_SetLegalHold", Method.PUT, "legalhold", "Legal holds are"),
                blob("AppendBlob_Seal", Method.PUT, "seal", "Sealed append blobs are"),
                blob("PageBlob_UploadPages", Method.PUT, "page", "Page blobs are"),
                blob("PageBlob_GetPageRanges", Method.GET, "pagelist", "Page blobs are"));
    }

    private static Operation blob(String id, Method method, String comp, String what) {
        return of(id, method, "/{container}/{blob*}", comp, what);
    }

    private static Operation of(String id, Method method, String path, String comp, String what) {
        return Operation.notEmulated(id, "blob", method, path, what + " not emulated.")
                .when("comp", comp);
    }
}
