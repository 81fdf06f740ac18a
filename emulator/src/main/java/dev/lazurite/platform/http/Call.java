package dev.lazurite.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lazurite.platform.Json;

/**
 * One request, as an operation sees it.
 *
 * <p>Parameters of the path (and of the host, such as an account) are percent-decoded. {@link #rawPath()} is the path as it
 * was sent, without the prefix that a surface has on {@code localhost}, for signatures and for names with encoded slashes.
 */
public final class Call {
    /** The most that a JSON body may have: what the resource manager accepts. */
    public static final int JSON_LIMIT = 4 * 1024 * 1024;

    private final Method method;
    private final String base;
    private final String host;
    private final String rawPath;
    private final String rawQuery;
    private final Map<String, String> parameters;
    private final Map<String, List<String>> query;
    private final SortedMap<String, String> headers;
    private final InputStream body;
    private final long length;
    private final Operation operation;
    private final Principal principal;
    private final String remoteAddress;

    /**
     * @param base scheme, authority and local prefix under which the caller reached the surface, without a last slash:
     *     what links in answers begin with
     * @param headers names in any case; several values of one name joined with a comma
     * @param length the declared length of the body in bytes, or -1
     */
    public Call(
            Operation operation,
            String base,
            String host,
            String rawPath,
            String rawQuery,
            Map<String, String> parameters,
            Map<String, List<String>> query,
            Map<String, String> headers,
            InputStream body,
            long length) {
        this.method = operation.method();
        this.operation = operation;
        this.base = base;
        this.host = host;
        this.rawPath = rawPath;
        this.rawQuery = rawQuery;
        this.parameters = parameters;
        this.query = query;
        this.headers = copy(headers);
        this.body = body;
        this.length = length;
        this.principal = Principal.ANONYMOUS;
        this.remoteAddress = "";
    }

    private Call(Call other, Principal principal, String remoteAddress) {
        this.method = other.method;
        this.operation = other.operation;
        this.base = other.base;
        this.host = other.host;
        this.rawPath = other.rawPath;
        this.rawQuery = other.rawQuery;
        this.parameters = other.parameters;
        this.query = other.query;
        this.headers = other.headers;
        this.body = other.body;
        this.length = other.length;
        this.principal = principal;
        this.remoteAddress = remoteAddress;
    }

    private static SortedMap<String, String> copy(Map<String, String> headers) {
        SortedMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        return copy;
    }

    /** A call that the program makes to itself, as {@code who}: no path, no headers and no body. */
    public static Call inside(Principal who) {
        Operation operation = Operation.of("Inside", "inside", Method.PUT, "/", call -> Answer.empty(204));
        return new Call(
                        operation,
                        "https://management.azure.com",
                        "management.azure.com",
                        "/",
                        "",
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        InputStream.nullInputStream(),
                        0)
                .by(who);
    }

    /** The same call, made by {@code who}. */
    public Call by(Principal who) {
        return new Call(this, who, remoteAddress);
    }

    /** The same call, sent from {@code address}. */
    public Call from(String address) {
        return new Call(this, principal, address);
    }

    public Method method() {
        return method;
    }

    public Operation operation() {
        return operation;
    }

    /** The network address that the call came from; empty where it came from no network. */
    public String remoteAddress() {
        return remoteAddress;
    }

    public Principal principal() {
        return principal;
    }

    public String base() {
        return base;
    }

    /** The host that the caller named, without its port. */
    public String host() {
        return host;
    }

    public String rawPath() {
        return rawPath;
    }

    /** The query as it was sent, without its question mark; empty when there is none. */
    public String rawQuery() {
        return rawQuery;
    }

    /** The whole address that the caller used. */
    public String url() {
        return base + rawPath + (rawQuery.isEmpty() ? "" : "?" + rawQuery);
    }

    /** The decoded value of a parameter that the operation's path or host declares. */
    public String parameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException(operation.path() + " has no parameter " + name);
        }
        return value;
    }

    /** The decoded value of a parameter that the path or host may have. */
    public Optional<String> maybeParameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** The first value of a query parameter, whose name is compared without regard to case. */
    public Optional<String> query(String name) {
        List<String> values = query.get(name);
        if (values == null) {
            for (Map.Entry<String, List<String>> entry : query.entrySet()) {
                if (entry.getKey().equalsIgnoreCase(name)) {
                    values = entry.getValue();
                }
            }
        }
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** All query parameters, decoded, in the order in which they were sent. */
    public Map<String, List<String>> query() {
        return query;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** All headers; names are compared without regard to case. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The body, to be read once. */
    public InputStream body() {
        return body;
    }

    /** The declared length of the body in bytes, or -1 when it was not declared. */
    public long length() {
        return length;
    }

    /** The whole body, refused with 413 when it is longer than {@code limit} bytes. */
    public byte[] bytes(int limit) throws IOException {
        byte[] read = body.readNBytes(limit + 1);
        if (length > limit || read.length > limit) {
            throw Fault.of(
                    413,
                    "RequestContentTooLarge",
                    "The request content size exceeds the maximum size of " + limit + " bytes.");
        }
        return read;
    }

    /** The body as a JSON object; an empty body is an empty object. */
    public ObjectNode json() throws IOException {
        return json(Json.MAPPER);
    }

    /** The body as a JSON object, read by {@code mapper}. */
    public ObjectNode json(ObjectMapper mapper) throws IOException {
        byte[] bytes = bytes(JSON_LIMIT);
        if (bytes.length == 0) {
            return Json.object();
        }
        JsonNode node;
        try {
            node = mapper.readTree(bytes);
        } catch (JsonProcessingException malformed) {
            String where = malformed.getLocation() == null
                    ? ""
                    : " at line " + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr();
            throw Fault.of(
                    400,
                    "InvalidRequestContent",
                    "The request content was invalid and could not be deserialized: '" + malformed.getOriginalMessage()
                            + "'" + where + ".");
        }
        if (node instanceof ObjectNode object) {
            return object;
        }
        if (node.isNull() || node.isMissingNode()) {
            return Json.object();
        }
        throw Fault.of(
                400,
                "InvalidRequestContent",
                "The request content was invalid: a JSON object is expected, not "
                        + node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT) + ".");
    }
}
