package dev.lazurite.storage.dfs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.storage.Accounts;
import dev.lazurite.storage.Container;
import dev.lazurite.storage.blob.BlobCalls;
import dev.lazurite.storage.blob.Dates;

/** Makes, describes, deletes and lists file systems, which are the containers of the Blob service. */
final class FileSystemHandlers {
    private static final int PAGE = 5000;

    private final Accounts accounts;
    private final PathListing listing;

    FileSystemHandlers(Accounts accounts, PathListing listing) {
        this.accounts = accounts;
        this.listing = listing;
    }

    /** {@code Service_ListFileSystems}. */
    Answer all(Call call) {
        int limit = BlobCalls.limit(call, "maxResults", PAGE);
        String prefix = call.query("prefix").orElse("");
        String from = call.query("continuation").orElse("");
        ObjectNode answer = Json.object();
        ArrayNode items = answer.putArray("filesystems");
        List<Container> found =
                accounts.containers(BlobCalls.account(call), from.compareTo(prefix) > 0 ? from : prefix, limit + 1);
        for (Container container : found.subList(0, Math.min(limit, found.size()))) {
            if (container.name().startsWith(prefix)) {
                items.addObject()
                        .put("name", container.name())
                        .put("etag", container.etagText())
                        .put("lastModified", Dates.http(container.modified()));
            }
        }
        Answer all = Answer.ok(answer);
        return found.size() > limit
                ? all.header("x-ms-continuation", found.get(limit).name())
                : all;
    }

    /** {@code FileSystem_Create}. */
    Answer create(Call call) {
        return described(201, accounts.createContainer(BlobCalls.account(call), BlobCalls.container(call), Map.of()));
    }

    /** {@code FileSystem_GetProperties}. */
    Answer describe(Call call) {
        return described(200, accounts.container(BlobCalls.account(call), BlobCalls.container(call)));
    }

    private static Answer described(int status, Container container) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", container.etagText());
        headers.put("Last-Modified", Dates.http(container.modified()));
        headers.put("x-ms-namespace-enabled", "true");
        headers.put("x-ms-properties", PathProperties.write(container.metadata()));
        return new Answer(status, headers, new Answer.Nothing());
    }

    /** {@code FileSystem_Delete}. */
    Answer delete(Call call) {
        accounts.deleteContainer(BlobCalls.account(call), BlobCalls.container(call), before -> {});
        return Answer.empty(202);
    }

    /** {@code FileSystem_ListPaths}. */
    Answer paths(Call call) {
        return listing.page(
                BlobCalls.account(call),
                BlobCalls.container(call),
                call.query("directory").orElse(""),
                call.query("recursive").filter("true"::equalsIgnoreCase).isPresent(),
                call.query("continuation").orElse(""),
                BlobCalls.limit(call, "maxResults", PAGE));
    }
}
