package dev.lazurite.platform.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal: status, code and a message that names what was wrong, where, and what would be right. Each surface renders it
 * in its own shape. It carries no stack trace, since it is an answer and not a surprise.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String target;
    private final String component;
    private final transient List<Detail> details;
    private final transient List<String> inner;
    private final transient Map<String, String> headers;

    /** One of several things that were wrong. */
    public record Detail(String code, String message) {}

    private Fault(
            int status,
            String code,
            String message,
            String target,
            String component,
            List<Detail> details,
            List<String> inner,
            Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.target = target;
        this.component = component;
        this.details = List.copyOf(details);
        this.inner = List.copyOf(inner);
        this.headers = Map.copyOf(headers);
    }

    public static Fault of(int status, String code, String message) {
        return new Fault(status, code, message, "", "", List.of(), List.of(), Map.of());
    }

    /** What the service has and this emulator has not; {@code missing} is a sentence. */
    public static Fault notEmulated(String missing) {
        return of(501, "NotEmulated", missing);
    }

    /** The same fault, about {@code place}: the property, parameter or header that was wrong. */
    public Fault at(String place) {
        return new Fault(status, code, getMessage(), place, component, details, inner, headers);
    }

    /** The same fault, said by a named part of the service, whose error shape the surface then uses. */
    public Fault by(String part, String... innerCodes) {
        return new Fault(status, code, getMessage(), target, part, details, List.of(innerCodes), headers);
    }

    public Fault detail(String detailCode, String message) {
        List<Detail> more = new ArrayList<>(details);
        more.add(new Detail(detailCode, message));
        return new Fault(status, code, getMessage(), target, component, more, inner, headers);
    }

    public Fault header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Fault(status, code, getMessage(), target, component, details, inner, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The offending property, parameter or header; empty when it is the whole call. */
    public String target() {
        return target;
    }

    /** The part of the service that refuses; empty for the gateway itself. */
    public String component() {
        return component;
    }

    public List<Detail> details() {
        return details;
    }

    /** Codes of the inner errors, outermost first. */
    public List<String> inner() {
        return inner;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
