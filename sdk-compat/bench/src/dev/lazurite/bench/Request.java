package dev.lazurite.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request, written out once and sent as often as wanted. */
@SuppressWarnings("ArrayRecordComponent")
record Request(byte[] head, byte[] body) {
    static final byte[] EMPTY = new byte[0];

    static Request of(String method, String host, String path, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        return new Request(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), body);
    }
}
