package dev.lazurite.edge;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Puts answers on the wire, with the headers that every service of Azure sends. */
final class ResponseWriter {
    private static final String REQUEST_ID = "x-ms-request-id";
    private static final String CLIENT_REQUEST_ID = "x-ms-client-request-id";

    private final Ids ids;

    ResponseWriter(Ids ids) {
        this.ids = ids;
    }

    void write(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean head = request.getMethod().equals("HEAD");
        response.setStatus(answer.status());
        response.setHeader(REQUEST_ID, ids.guid());
        String clientRequestId = request.getHeader(CLIENT_REQUEST_ID);
        if (clientRequestId != null) {
            response.setHeader(CLIENT_REQUEST_ID, clientRequestId);
        }
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.setHeader(header.getKey(), header.getValue());
        }
        Answer.Body body = answer.body();
        if (!body.contentType().isEmpty()) {
            response.setContentType(body.contentType());
        }
        if (body instanceof Answer.Stream stream) {
            stream(stream, head, response);
        } else if (answer.status() != 204 && answer.status() != 304) {
            whole(answer, head, response);
        }
    }

    private static void stream(Answer.Stream stream, boolean head, HttpServletResponse response) throws IOException {
        if (stream.length() >= 0) {
            response.setContentLengthLong(stream.length());
        }
        if (!head) {
            OutputStream out = response.getOutputStream();
            stream.source().writeTo(out);
        }
    }

    private static void whole(Answer answer, boolean head, HttpServletResponse response) throws IOException {
        byte[] content = answer.content();
        if (!(head && answer.headers().containsKey("Content-Length"))) {
            response.setContentLengthLong(content.length);
        }
        if (!head && content.length > 0) {
            response.getOutputStream().write(content);
        }
    }
}
