package dev.lazurite.storage.blob;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.Accounts;
import dev.lazurite.storage.Container;

/** Create, Get, Set Metadata and Delete Container, and its access policy, which is always empty. */
final class ContainerHandlers {
    private final Accounts accounts;

    ContainerHandlers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** {@code Container_Create}. */
    Answer create(Call call) {
        if (call.header("x-ms-blob-public-access").isPresent()) {
            throw Fault.of(409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }
        Container made =
                accounts.createContainer(BlobCalls.account(call), BlobCalls.container(call), BlobCalls.metadata(call));
        return BlobAnswers.stamped(201, made.etagText(), made.modified());
    }

    /** {@code Container_GetProperties}, which answers for its metadata as well. */
    Answer properties(Call call) {
        Container container = container(call);
        Map<String, String> headers = new LinkedHashMap<>(BlobAnswers.metadata(container.metadata()));
        headers.put("x-ms-lease-status", "unlocked");
        headers.put("x-ms-lease-state", "available");
        headers.put("x-ms-has-immutability-policy", "false");
        headers.put("x-ms-has-legal-hold", "false");
        headers.put("x-ms-default-encryption-scope", "$account-encryption-key");
        headers.put("x-ms-deny-encryption-scope-override", "false");
        return BlobAnswers.with(BlobAnswers.stamped(200, container.etagText(), container.modified()), headers);
    }

    private Container container(Call call) {
        return accounts.container(BlobCalls.account(call), BlobCalls.container(call));
    }

    /** {@code Container_SetMetadata}. */
    Answer setMetadata(Call call) {
        Container changed = accounts.setMetadata(
                BlobCalls.account(call),
                BlobCalls.container(call),
                BlobCalls.metadata(call),
                Conditions.of(call)::check);
        return BlobAnswers.stamped(200, changed.etagText(), changed.modified());
    }

    /** {@code Container_Delete}. Deviation: the name of a deleted container is free at once, not after half a minute. */
    Answer delete(Call call) {
        accounts.deleteContainer(BlobCalls.account(call), BlobCalls.container(call), Conditions.of(call)::check);
        return Answer.empty(202);
    }

    /** {@code Container_GetAccessPolicy}. */
    Answer accessPolicy(Call call) {
        Container container = container(call);
        Answer none = Xml.answer(200, "SignedIdentifiers", xml -> {});
        return BlobAnswers.with(
                none, Map.of("ETag", container.etagText(), "Last-Modified", Dates.http(container.modified())));
    }
}
