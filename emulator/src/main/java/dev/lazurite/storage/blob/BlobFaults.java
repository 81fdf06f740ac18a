package dev.lazurite.storage.blob;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Surface;

/** Refusals as the service has them: an XML document and {@code x-ms-error-code}, which is all that a HEAD gets to see. */
final class BlobFaults implements Surface.FaultRenderer {
    private final ServiceHeaders headers;
    private final Clock clock;
    private final Ids ids;

    BlobFaults(ServiceHeaders headers, Clock clock, Ids ids) {
        this.headers = headers;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Answer render(Fault fault, Call call) {
        String request = ids.guid();
        Map<String, String> own = new LinkedHashMap<>(fault.headers());
        own.put("x-ms-error-code", fault.code());
        own.put("x-ms-request-id", request);
        Answer.Body body = fault.status() == 304 ? new Answer.Nothing() : document(fault, request);
        return headers.on(new Answer(fault.status(), own, body), call);
    }

    private Answer.Body document(Fault fault, String request) {
        return Xml.answer(fault.status(), "Error", xml -> {
                    xml.element("Code", fault.code());
                    xml.element(
                            "Message",
                            printable(fault.getMessage()) + "\nRequestId:" + request + "\nTime:" + clock.instant());
                    for (Fault.Detail detail : fault.details()) {
                        xml.element(detail.code(), printable(detail.message()));
                    }
                })
                .body();
    }

    private static String printable(String text) {
        return Xml.holds(text) ? text : text.replaceAll("[^\\x20-\\x7e\\n]", "?");
    }
}
