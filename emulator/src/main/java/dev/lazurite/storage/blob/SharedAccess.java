package dev.lazurite.storage.blob;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.storage.AccountSignature;
import dev.lazurite.storage.ServiceSignature;

/**
 * Shared access signatures in the query (REST reference, "Create an account SAS", "Create a service SAS"). Signatures of a
 * stored access policy, of a user delegation key and of a directory are refused as not emulated.
 */
final class SharedAccess {
    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final String OLDEST = "2015-04-05";

    private SharedAccess() {}

    /** Whether a call brings such a signature. */
    static boolean in(Call call) {
        return call.query("sig").isPresent();
    }

    /** Who calls; refuses, with 403, a signature that does not hold for this call at this time. */
    static SignedCaller verify(Call call, String account, List<String> keys, Instant now) {
        checkEmulated(call);
        String version = mandatory(call, "sv");
        if (!VERSION.matcher(version).matches() || version.compareTo(OLDEST) < 0) {
            throw AuthenticationFaults.failed(
                    "sv='" + version + "' is not a version that is known here; " + OLDEST + " and later ones are.");
        }
        boolean ofAccount = call.query("ss").isPresent() || call.query("srt").isPresent();
        String text = ofAccount ? AccountSignature.stringToSign(account, field(call)) : serviceText(call, account);
        String signature = mandatory(call, "sig");
        if (keys.stream().noneMatch(key -> SharedKey.same(signature, ServiceSignature.sign(key, text)))) {
            throw AuthenticationFaults.notMatching(text);
        }
        checkTime(call, now);
        checkPlace(call);
        String permissions = mandatory(call, "sp");
        if (ofAccount && !mandatory(call, "ss").contains("b")) {
            throw AuthenticationFaults.serviceMismatch();
        }
        return new SignedCaller(account, permissions, ofAccount ? mandatory(call, "srt") : "");
    }

    private static void checkEmulated(Call call) {
        if (call.query("skoid").isPresent()) {
            throw Fault.notEmulated(
                    "Signatures made with a user delegation key are not emulated: sign with an account key,"
                            + " or send a bearer token.");
        }
        if (call.query("si").isPresent()) {
            throw Fault.notEmulated(
                    "Signatures of a stored access policy (si) are not emulated: put sp, st and se into the"
                            + " signature.");
        }
        if (call.query("sr").filter("d"::equals).isPresent()) {
            throw Fault.notEmulated(
                    "Signatures for a directory (sr=d) are not emulated: sign for the container (sr=c).");
        }
    }

    private static String mandatory(Call call, String name) {
        return call.query(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> AuthenticationFaults.failed(name + " is mandatory. Cannot be empty"));
    }

    private static String serviceText(Call call, String account) {
        String container = call.maybeParameter("container").orElse("");
        String blob = call.maybeParameter("blob").orElse("");
        String resource = switch (mandatory(call, "sr")) {
            case "c" -> "/blob/" + account + "/" + container;
            case "b" -> "/blob/" + account + "/" + container + (blob.isEmpty() ? "" : "/" + blob);
            default ->
                throw AuthenticationFaults.failed("sr is invalid: '" + mandatory(call, "sr")
                        + "'; c for a container and b for a blob are accepted");
        };
        return ServiceSignature.stringToSign(field(call), resource);
    }

    private static Function<String, String> field(Call call) {
        return name -> call.query(name).orElse("");
    }

    private static void checkTime(Call call, Instant now) {
        Instant expiry = time(call, "se", mandatory(call, "se"));
        Instant start = call.query("st")
                .filter(text -> !text.isEmpty())
                .map(text -> time(call, "st", text))
                .orElse(Instant.EPOCH);
        if (now.isBefore(start) || !now.isBefore(expiry)) {
            throw AuthenticationFaults.failed(
                    "Signature not valid in the specified time frame: Start [" + Dates.http(start) + "] - Expiry ["
                            + Dates.http(expiry) + "] - Current [" + Dates.http(now) + "]");
        }
    }

    private static Instant time(Call call, String name, String text) {
        return Dates.iso(text)
                .orElseThrow(() -> AuthenticationFaults.failed(name + "='" + text
                        + "' is no time; a UTC time such as 2026-01-31T12:00:00Z is expected at " + call.rawPath()));
    }

    private static void checkPlace(Call call) {
        if (call.query("spr").filter("https"::equals).isPresent()
                && !call.base().startsWith("https:")) {
            throw AuthenticationFaults.protocolMismatch();
        }
        String range = call.query("sip").orElse("");
        if (!range.isEmpty() && !AddressRange.of(range).contains(call.remoteAddress())) {
            throw AuthenticationFaults.addressMismatch(call.remoteAddress());
        }
    }
}
