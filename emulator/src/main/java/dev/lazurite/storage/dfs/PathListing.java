package dev.lazurite.storage.dfs;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.storage.BlobKey;
import dev.lazurite.storage.BlobListing;
import dev.lazurite.storage.StorageFaults;
import dev.lazurite.storage.StoredBlob;
import dev.lazurite.storage.blob.Dates;

/**
 * Lists what is in a directory. Deviation: owner, group and permissions are always the same, and a directory that nobody made, but
 * that something lies in, has neither etag nor time of its own.
 */
final class PathListing {
    private final BlobListing listing;
    private final Directories directories;

    PathListing(BlobListing listing, Directories directories) {
        this.listing = listing;
        this.directories = directories;
    }

    /**
     * One page.
     *
     * @param directory empty for the whole file system
     * @param from what the page before gave as its continuation
     */
    Answer page(String account, String container, String directory, boolean recursive, String from, int limit) {
        String folder = directory.replaceAll("^/+|/+$", "");
        if (!folder.isEmpty() && !directories.is(new BlobKey(account, container, folder))) {
            throw StorageFaults.blobNotFound(new BlobKey(account, container, folder));
        }
        String prefix = folder.isEmpty() ? "" : folder + "/";
        BlobListing.Page page = listing.page(account, container, prefix, recursive ? "" : "/", decoded(from), limit);
        ObjectNode answer = Json.object();
        ArrayNode paths = answer.putArray("paths");
        Set<String> shown = new HashSet<>();
        for (BlobListing.Item item : page.items()) {
            if (item instanceof BlobListing.Prefix below) {
                directory(paths, shown, below.name().substring(0, below.name().length() - 1));
            } else if (item instanceof BlobListing.Found found) {
                parents(paths, shown, found.blob().key().name(), prefix.length());
                path(paths, shown, found.blob());
            }
        }
        Answer all = Answer.ok(answer);
        return page.next().isEmpty() ? all : all.header("x-ms-continuation", encoded(page.next()));
    }

    private static String encoded(String name) {
        return Base64.getUrlEncoder().encodeToString(name.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String continuation) {
        try {
            return new String(Base64.getUrlDecoder().decode(continuation), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw StorageFaults.invalidQuery("continuation", continuation, "what a list answered is expected");
        }
    }

    /** The directories between the one that is listed and a blob in it. */
    private static void parents(ArrayNode paths, Set<String> shown, String name, int from) {
        for (int slash = name.indexOf('/', from); slash > 0; slash = name.indexOf('/', slash + 1)) {
            directory(paths, shown, name.substring(0, slash));
        }
    }

    private static void directory(ArrayNode paths, Set<String> shown, String name) {
        if (shown.add(name)) {
            described(paths.addObject(), name, 0).put("isDirectory", "true");
        }
    }

    private static void path(ArrayNode paths, Set<String> shown, StoredBlob blob) {
        if (!shown.add(blob.key().name())) {
            return;
        }
        ObjectNode path = described(paths.addObject(), blob.key().name(), blob.length());
        if (Directories.marks(blob)) {
            path.put("isDirectory", "true");
        }
        path.put("etag", blob.etagText().replace("\"", ""))
                .put("lastModified", Dates.http(blob.modified()))
                .put("creationTime", fileTime(blob.created()));
    }

    private static ObjectNode described(ObjectNode path, String name, long length) {
        return path.put("name", name)
                .put("contentLength", String.valueOf(length))
                .put("owner", "$superuser")
                .put("group", "$superuser")
                .put("permissions", "rw-r-----");
    }

    /** The number of 100 nanoseconds since the year 1601, as Windows counts time. */
    private static String fileTime(Instant time) {
        return String.valueOf((time.getEpochSecond() + 11_644_473_600L) * 10_000_000L);
    }
}
