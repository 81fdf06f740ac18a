package dev.lazurite.storage.blob;

import java.io.IOException;
import java.util.Map;

import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Filter;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.storage.StorageFaults;

/**
 * Refuses what would change the meaning of a call and is not emulated, so that nothing is left unread in silence. Deviation:
 * calls with blob index tags, keys of customers, encryption scopes, immutability policies, legal holds, CRC64 checks, structured
 * bodies, snapshots or versions answer 501.
 */
final class Unsupported implements Filter {
    private static final Map<String, String> HEADERS = Map.of(
            "x-ms-tags", "Blob index tags are not emulated.",
            "x-ms-if-tags", "Conditions on blob index tags are not emulated.",
            "x-ms-encryption-key", "Keys provided by customers are not emulated.",
            "x-ms-encryption-scope", "Encryption scopes are not emulated.",
            "x-ms-immutability-policy-until-date", "Immutability policies are not emulated.",
            "x-ms-legal-hold", "Legal holds are not emulated.",
            "x-ms-content-crc64", "CRC64 checks are not emulated: send Content-MD5.",
            "x-ms-structured-body", "Structured bodies are not emulated: send the content as it is.");
    private static final Map<String, String> QUERY = Map.of(
            "snapshot", "Snapshots are not emulated.",
            "versionid", "Versions of blobs are not emulated.");

    @Override
    public Answer around(Call call, Handler next) throws IOException {
        HEADERS.forEach((name, sentence) -> {
            if (call.header(name).isPresent()) {
                throw Fault.notEmulated(sentence);
            }
        });
        QUERY.forEach((name, sentence) -> {
            if (call.query(name).isPresent()) {
                throw Fault.notEmulated(sentence);
            }
        });
        String comp = call.query("comp").orElse("");
        if (!comp.isEmpty() && !call.operation().query().containsKey("comp")) {
            throw StorageFaults.invalidQuery(
                    "comp",
                    comp,
                    "it is not known with " + call.method() + " at '"
                            + call.operation().path() + "'");
        }
        return next.handle(call);
    }
}
