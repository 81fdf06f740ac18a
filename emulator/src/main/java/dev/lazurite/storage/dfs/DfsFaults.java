package dev.lazurite.storage.dfs;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Surface;
import dev.lazurite.storage.blob.ServiceHeaders;

/** Refusals in the words of ADLS Gen2: a JSON document, and names of its own for what the Blob service says too. */
final class DfsFaults implements Surface.FaultRenderer {
    private static final Map<String, String[]> WORDS = Map.of(
            "BlobNotFound", new String[] {"PathNotFound", "The specified path does not exist."},
            "BlobAlreadyExists", new String[] {"PathAlreadyExists", "The specified path already exists."},
            "ContainerNotFound", new String[] {"FilesystemNotFound", "The specified filesystem does not exist."},
            "ContainerAlreadyExists",
                    new String[] {"FilesystemAlreadyExists", "The specified filesystem already exists."});

    private final ServiceHeaders headers;

    DfsFaults(ServiceHeaders headers) {
        this.headers = headers;
    }

    @Override
    public Answer render(Fault fault, Call call) {
        String[] words = WORDS.getOrDefault(fault.code(), new String[] {fault.code(), fault.getMessage()});
        ObjectNode document = Json.object();
        document.putObject("error").put("code", words[0]).put("message", words[1]);
        Answer answer = Answer.json(fault.status(), document);
        Map<String, String> own = new LinkedHashMap<>(answer.headers());
        own.putAll(fault.headers());
        own.put("x-ms-error-code", words[0]);
        Answer.Body body = fault.status() == 304 ? new Answer.Nothing() : answer.body();
        return headers.on(new Answer(fault.status(), own, body), call);
    }
}
