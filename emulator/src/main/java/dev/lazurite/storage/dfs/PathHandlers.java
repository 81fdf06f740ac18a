package dev.lazurite.storage.dfs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.BlobKey;
import dev.lazurite.storage.BlobListing;
import dev.lazurite.storage.BlobProperties;
import dev.lazurite.storage.BlobService;
import dev.lazurite.storage.BlobType;
import dev.lazurite.storage.Precondition;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;
import dev.lazurite.storage.blob.BlobCalls;
import dev.lazurite.storage.blob.Conditions;
import dev.lazurite.storage.blob.Dates;

/** Makes, moves, describes and deletes paths. */
final class PathHandlers {
    private static final int PAGE = 5000;

    private final BlobService blobs;
    private final Directories directories;

    PathHandlers(BlobService blobs, Directories directories) {
        this.blobs = blobs;
        this.directories = directories;
    }

    /** {@code Path_Create}: a file, a directory, or the new place of either. */
    Answer create(Call call) throws IOException {
        Optional<String> source = call.header("x-ms-rename-source");
        if (source.isPresent()) {
            return rename(call, source.get());
        }
        String resource = call.query("resource").orElse("");
        if (!resource.equals("file") && !resource.equals("directory")) {
            throw StorageFaults.invalidQuery("resource", resource, "file and directory are accepted");
        }
        BlobKey path = BlobCalls.key(call);
        boolean directory = resource.equals("directory");
        if (!directory && directories.is(path)) {
            throw Fault.of(409, "PathConflict", "A directory is at the path '" + path.name() + "'.");
        }
        if (directory
                && blobs.reading()
                        .find(path)
                        .filter(blob -> !Directories.marks(blob))
                        .isPresent()) {
            throw Fault.of(409, "PathConflict", "A file is at the path '" + path.name() + "'.");
        }
        Map<String, String> metadata = new HashMap<>(PathProperties.read(call).orElse(Map.of()));
        metadata.putAll(directory ? Directories.MARK : Map.of());
        StoredBlob made = empty(path, FileHandlers.headers(call), metadata, Conditions.of(call));
        makeParents(path);
        return FileHandlers.stamped(201, made);
    }

    private StoredBlob empty(
            BlobKey path, Map<String, String> headers, Map<String, String> metadata, Precondition precondition)
            throws IOException {
        return blobs.writing()
                .put(
                        path,
                        BlobType.BLOCK,
                        new BlobProperties(headers, metadata, Map.of()),
                        InputStream.nullInputStream(),
                        Optional.empty(),
                        precondition);
    }

    /** Makes the directories that a path lies in, as the service does, so that Blob clients find them too. */
    private void makeParents(BlobKey path) throws IOException {
        String name = path.name();
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            BlobKey parent = new BlobKey(path.account(), path.container(), name.substring(0, slash));
            if (blobs.reading().find(parent).isEmpty()) {
                empty(parent, Map.of(), Directories.MARK, Precondition.NONE);
            }
        }
    }

    private Answer rename(Call call, String source) throws IOException {
        BlobKey to = BlobCalls.key(call);
        BlobKey from = source(to, source);
        directories.requireAny(from);
        List<BlobKey> all = new ArrayList<>();
        if (blobs.reading().find(from).isPresent()) {
            all.add(from);
        }
        all.addAll(below(from));
        for (BlobKey one : all) {
            String name = to.name() + one.name().substring(from.name().length());
            Precondition precondition = one.equals(from) ? Conditions.of(call) : Precondition.NONE;
            blobs.writing()
                    .copy(
                            one,
                            Precondition.NONE,
                            new BlobKey(to.account(), to.container(), name),
                            before -> before,
                            precondition);
        }
        for (BlobKey one : all) {
            blobs.writing().delete(one, Precondition.NONE);
        }
        makeParents(to);
        return Answer.empty(201);
    }

    /** The path that the header names, which is encoded as in an address and may have a signature behind it. */
    private static BlobKey source(BlobKey to, String header) {
        String address = header.replaceFirst("\\?.*", "").replaceFirst("^/", "");
        int slash = address.indexOf('/');
        if (slash < 1 || slash == address.length() - 1) {
            throw StorageFaults.invalidHeader("x-ms-rename-source", header, "/FILESYSTEM/PATH is expected");
        }
        String path = URLDecoder.decode(address.substring(slash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
        return new BlobKey(to.account(), address.substring(0, slash), path.replaceAll("/+$", ""));
    }

    private List<BlobKey> below(BlobKey path) {
        List<BlobKey> all = new ArrayList<>();
        String from = "";
        do {
            BlobListing.Page page =
                    blobs.listing().page(path.account(), path.container(), path.name() + "/", "", from, PAGE);
            for (BlobListing.Item item : page.items()) {
                if (item instanceof BlobListing.Found found) {
                    all.add(found.blob().key());
                }
            }
            from = page.next();
        } while (!from.isEmpty());
        return all;
    }

    /** {@code Path_GetProperties}, with the actions {@code getStatus} and {@code getAccessControl}. */
    Answer describe(Call call) {
        BlobKey path = BlobCalls.key(call);
        Optional<StoredBlob> blob = blobs.reading().find(path);
        if (blob.isEmpty() && !directories.full(path)) {
            throw StorageFaults.blobNotFound(path);
        }
        boolean directory = blob.isEmpty() || Directories.marks(blob.get());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-ms-resource-type", directory ? "directory" : "file");
        headers.put("x-ms-owner", "$superuser");
        headers.put("x-ms-group", "$superuser");
        headers.put("x-ms-permissions", directory ? "rwxr-x---" : "rw-r-----");
        if (call.query("action").filter("getAccessControl"::equalsIgnoreCase).isPresent()) {
            headers.put("x-ms-acl", "user::rw-,group::r--,other::---");
        }
        blob.ifPresent(it -> {
            headers.put("ETag", it.etagText());
            headers.put("Last-Modified", Dates.http(it.modified()));
            headers.put("x-ms-properties", PathProperties.write(it.properties().metadata()));
            headers.put("Accept-Ranges", "bytes");
        });
        long length = blob.map(StoredBlob::length).orElse(0L);
        String type = blob.map(it -> it.properties().contentType()).orElse(BlobProperties.DEFAULT_TYPE);
        return new Answer(200, headers, new Answer.Stream(type, length, out -> {}));
    }

    /** {@code Path_SetProperties}. */
    Answer setProperties(Call call) {
        Map<String, String> sent = PathProperties.read(call).orElse(Map.of());
        StoredBlob changed = blobs.writing().change(BlobCalls.key(call), Conditions.of(call), before -> {
            Map<String, String> metadata = new HashMap<>(sent);
            before.metadata().forEach((name, value) -> {
                if (Directories.MARK.containsKey(name)) {
                    metadata.put(name, value);
                }
            });
            return before.metadata(metadata);
        });
        return FileHandlers.stamped(200, changed);
    }

    /** {@code Path_Delete}. */
    Answer delete(Call call) {
        BlobKey path = BlobCalls.key(call);
        directories.requireAny(path);
        boolean recursive =
                call.query("recursive").filter("true"::equalsIgnoreCase).isPresent();
        List<BlobKey> below = below(path);
        if (!below.isEmpty() && !recursive) {
            throw Fault.of(
                    409,
                    "DirectoryNotEmpty",
                    "The recursive query parameter value must be true to delete a non-empty directory.");
        }
        if (blobs.reading().find(path).isPresent()) {
            blobs.writing().delete(path, Conditions.of(call));
        }
        below.forEach(one -> blobs.writing().delete(one, Precondition.NONE));
        return Answer.empty(200);
    }
}
