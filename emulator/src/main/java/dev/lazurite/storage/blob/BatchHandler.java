package dev.lazurite.storage.blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;

/**
 * Blob Batch: up to 256 deletes in one call, each with its own credential and its own answer. Other operations within a batch
 * are not emulated.
 */
final class BatchHandler {
    private static final int LARGEST = 4 * 1024 * 1024;
    private static final int MOST = 256;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final String LINE = "\r\n";

    private final Surface.Authentication authentication;
    private final Surface.FaultRenderer faults;
    private final ServiceHeaders headers;
    private final Operation delete;
    private final Ids ids;

    BatchHandler(
            Surface.Authentication authentication,
            Surface.FaultRenderer faults,
            ServiceHeaders headers,
            Operation delete,
            Ids ids) {
        this.authentication = authentication;
        this.faults = faults;
        this.headers = headers;
        this.delete = delete;
        this.ids = ids;
    }

    /** {@code Service_SubmitBatch} and {@code Container_SubmitBatch}. */
    Answer submit(Call call) throws IOException {
        Matcher matcher = BOUNDARY.matcher(call.header("Content-Type").orElse(""));
        if (!matcher.find()) {
            throw invalid("the Content-Type has no boundary; multipart/mixed; boundary=... is expected");
        }
        String body = new String(call.bytes(LARGEST), StandardCharsets.UTF_8);
        List<String> parts = parts(body, matcher.group(1));
        String boundary = "batchresponse_" + ids.guid();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : parts) {
            out.writeBytes(answer(call, part, boundary).getBytes(StandardCharsets.UTF_8));
        }
        out.writeBytes(("--" + boundary + "--" + LINE).getBytes(StandardCharsets.UTF_8));
        return new Answer(202, Map.of(), new Answer.Bytes("multipart/mixed; boundary=" + boundary, out.toByteArray()));
    }

    private static List<String> parts(String body, String boundary) {
        List<String> parts = new ArrayList<>();
        for (String part : body.split(Pattern.quote("--" + boundary), -1)) {
            String text = part.strip();
            if (!text.isEmpty() && !text.startsWith("--")) {
                parts.add(part.stripLeading());
            }
        }
        if (parts.isEmpty() || parts.size() > MOST) {
            throw invalid("it has " + parts.size() + " parts; 1 to " + MOST + " are accepted");
        }
        return parts;
    }

    private static Fault invalid(String reason) {
        return Fault.of(400, "InvalidInput", "The batch request body is not valid: " + reason + ".");
    }

    private String answer(Call call, String part, String boundary) throws IOException {
        String[] sections = part.split("\r?\n\r?\n", 2);
        Map<String, String> outer = fields(List.of(sections[0].split("\r?\n")));
        Answer answer = headers.on(Answer.empty(500), call);
        if (sections.length == 2) {
            answer = perform(call, List.of(sections[1].strip().split("\r?\n")));
        }
        StringBuilder text = new StringBuilder("--" + boundary + LINE + "Content-Type: application/http" + LINE);
        if (outer.containsKey("content-id")) {
            text.append("Content-ID: ").append(outer.get("content-id")).append(LINE);
        }
        byte[] content = answer.content();
        text.append(LINE)
                .append("HTTP/1.1 ")
                .append(answer.status())
                .append(' ')
                .append(phrase(answer.status()));
        text.append(LINE);
        answer.headers()
                .forEach((name, value) ->
                        text.append(name).append(": ").append(value).append(LINE));
        if (content.length > 0) {
            text.append("Content-Type: ").append(answer.body().contentType()).append(LINE);
        }
        text.append("Content-Length: ").append(content.length).append(LINE).append(LINE);
        return text.append(new String(content, StandardCharsets.UTF_8))
                .append(LINE)
                .toString();
    }

    private static String phrase(int status) {
        return switch (status) {
            case 202 -> "Accepted";
            case 404 -> "The specified blob does not exist.";
            case 412 -> "The condition specified using HTTP conditional header(s) is not met.";
            default -> status < 300 ? "OK" : "Refused";
        };
    }

    private static Map<String, String> fields(List<String> lines) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private Answer perform(Call call, List<String> request) throws IOException {
        String[] line = request.get(0).split(" ", 3);
        String target = line.length < 2 ? "/" : line[1];
        Call part = part(call, target, fields(request.subList(1, request.size())));
        try {
            if (!line[0].equals("DELETE") || part.query("comp").isPresent()) {
                throw Fault.notEmulated("Only deletes are emulated within a batch, not '" + request.get(0) + "'.");
            }
            return headers.on(delete.handler().handle(part.by(authentication.authenticate(part))), part);
        } catch (Fault fault) {
            return faults.render(fault, part);
        }
    }

    /** The call that a part of the batch is; on a local address its path begins like the batch's, or with the account. */
    private Call part(Call call, String target, Map<String, String> fields) {
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        String account = call.parameter("account");
        String prefix = URI.create(call.base()).getRawPath();
        String origin = call.base().substring(0, call.base().length() - prefix.length());
        String beginning = prefix.isEmpty()
                ? ""
                : Stream.of(prefix, "/" + account)
                        .filter(begins -> path.startsWith(begins + "/"))
                        .findFirst()
                        .orElse("");
        String own = path.substring(beginning.length());
        return Addresses.within(call, delete, origin + beginning, account, own, query, fields);
    }
}
