package dev.lazurite.tracking.history;

import dev.lazurite.identity.RunIdentity;
import dev.lazurite.identity.Tokens;
import dev.lazurite.platform.Json;
import dev.lazurite.platform.http.Answer;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.tracking.record.TrackedRun;

/** Renews the token of a job, for the job itself and as long as it runs. */
final class TokenHandlers {
    private final Lookup lookup;
    private final Tokens tokens;

    TokenHandlers(Lookup lookup, Tokens tokens) {
        this.lookup = lookup;
        this.tokens = tokens;
    }

    Answer renew(Call call) {
        String id = call.parameter("run");
        RunIdentity.check(call.principal(), id);
        TrackedRun run = lookup.run(call);
        if (!(call.principal() instanceof RunIdentity identity)) {
            throw Fault.of(
                    403,
                    "AuthorizationFailed",
                    "The token of run '" + id
                            + "' is renewed with the token that its job was given, and with no other.");
        }
        if (run.status().terminal()) {
            throw Fault.of(
                    403, "AuthorizationFailed", "Run '" + id + "' has ended: its token is not renewed any more.");
        }
        Tokens.Token renewed = tokens.forRun(identity);
        return Answer.ok(Json.object()
                .put("token", renewed.value())
                .put("expiryTimeUtc", renewed.expires().toString()));
    }
}
