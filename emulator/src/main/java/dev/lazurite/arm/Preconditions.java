package dev.lazurite.arm;

import java.util.Optional;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;

/** The conditional headers of a write (RFC 9110, section 13.1). */
final class Preconditions {
    private Preconditions() {}

    /** Refuses with 412 a write whose {@code If-Match} or {@code If-None-Match} does not hold. */
    static void check(Call call, Optional<Resource> existing) {
        String match = call.header("If-Match").orElse("");
        if (!match.isEmpty() && !holds(match, existing)) {
            throw failed("If-Match", match, existing);
        }
        String noneMatch = call.header("If-None-Match").orElse("");
        if (!noneMatch.isEmpty() && holds(noneMatch, existing)) {
            throw failed("If-None-Match", noneMatch, existing);
        }
    }

    private static boolean holds(String condition, Optional<Resource> existing) {
        return existing.isPresent()
                && (condition.equals("*") || condition.equals(existing.get().etag()));
    }

    private static Fault failed(String header, String asked, Optional<Resource> existing) {
        String current =
                existing.map(resource -> "its etag is " + resource.etag()).orElse("there is no such resource");
        return Fault.of(
                        412,
                        "PreconditionFailed",
                        "The condition " + header + ": " + asked + " does not hold: " + current + ".")
                .at(header);
    }
}
