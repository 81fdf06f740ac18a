package dev.lazurite.storage;

import dev.lazurite.platform.http.Fault;

/** The refusals of the Blob service, with its codes and messages (REST reference, "Blob service error codes"). */
public final class StorageFaults {
    private StorageFaults() {}

    public static Fault accountNotFound(String account) {
        return Fault.of(
                404,
                "ResourceNotFound",
                "The storage account '" + account
                        + "' does not exist in this emulator. In Azure its name would not resolve.");
    }

    public static Fault containerNotFound(String container) {
        return Fault.of(404, "ContainerNotFound", "The specified container does not exist.")
                .at(container);
    }

    public static Fault containerAlreadyExists(String container) {
        return Fault.of(409, "ContainerAlreadyExists", "The specified container already exists.")
                .at(container);
    }

    public static Fault blobNotFound(BlobKey key) {
        return Fault.of(404, "BlobNotFound", "The specified blob does not exist.")
                .at(key.name());
    }

    /** A row without its content: an older copy of the database was restored, and the blob was replaced or deleted since. */
    static Fault contentGone(BlobKey key) {
        return Fault.of(
                        404,
                        "BlobNotFound",
                        "The content of the blob '" + key.name() + "' in container '" + key.container()
                                + "' is not there any more: this instance went back to a copy of its database that is older than"
                                + " the blob's last change. Upload it again.")
                .at(key.name());
    }

    public static Fault invalidBlobType() {
        return Fault.of(409, "InvalidBlobType", "The blob type is invalid for this operation.");
    }

    public static Fault md5Mismatch(String specified, String calculated) {
        return Fault.of(
                        400,
                        "Md5Mismatch",
                        "The MD5 value specified in the request did not match with the MD5 value calculated by the server.")
                .detail("UserSpecifiedMd5", specified)
                .detail("ServerCalculatedMd5", calculated);
    }

    public static Fault invalidBlockList(String block) {
        return Fault.of(400, "InvalidBlockList", "The specified block list is invalid.")
                .at(block);
    }

    public static Fault invalidBlock() {
        return Fault.of(
                400,
                "InvalidBlobOrBlock",
                "The specified blob or block content is invalid: all block ids of a blob must have the same length.");
    }

    public static Fault invalidName(String kind, String name) {
        return Fault.of(
                        400,
                        "InvalidResourceName",
                        "The specified resource name contains invalid characters: " + kind + " '" + name
                                + "'. A container name has 3 to 63 lower-case letters, digits and single hyphens, and begins"
                                + " and ends with a letter or digit.")
                .at(kind);
    }

    public static Fault nameLength(String kind, int length, String permitted) {
        return Fault.of(
                        400,
                        "OutOfRangeInput",
                        "The specified resource name length is not within the permissible limits: the " + kind
                                + " name has " + length + " characters, permitted are " + permitted + ".")
                .at(kind);
    }

    public static Fault invalidQuery(String name, String value, String accepted) {
        return Fault.of(
                        400,
                        "InvalidQueryParameterValue",
                        "Value for one of the query parameters specified in the request URI is invalid: " + name + "='"
                                + value + "'; " + accepted + ".")
                .at(name)
                .detail("QueryParameterName", name)
                .detail("QueryParameterValue", value)
                .detail("Reason", accepted);
    }

    public static Fault invalidHeader(String name, String value, String accepted) {
        return Fault.of(
                        400,
                        "InvalidHeaderValue",
                        "The value for one of the HTTP headers is not in the correct format: " + name + ": '" + value
                                + "'; " + accepted + ".")
                .at(name)
                .detail("HeaderName", name)
                .detail("HeaderValue", value);
    }

    public static Fault missingHeader(String name) {
        return Fault.of(
                        400,
                        "MissingRequiredHeader",
                        "An HTTP header that's mandatory for this request is not specified: " + name + ".")
                .at(name)
                .detail("HeaderName", name);
    }
}
