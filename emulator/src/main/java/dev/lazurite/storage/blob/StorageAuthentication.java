package dev.lazurite.storage.blob;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import dev.lazurite.identity.RunIdentity;
import dev.lazurite.identity.Tokens;
import dev.lazurite.platform.http.Call;
import dev.lazurite.platform.http.Fault;
import dev.lazurite.platform.http.Principal;
import dev.lazurite.platform.http.Surface;
import dev.lazurite.storage.Accounts;

/**
 * Who calls: by a bearer token, by an account key, or by a shared access signature; for an account of public data, anybody.
 *
 * <p>Deviation: a principal with a valid token has the data roles of every account; role assignments are not looked at.
 */
public final class StorageAuthentication implements Surface.Authentication {
    private static final String BEARER = "bearer ";

    private final Accounts accounts;
    private final Tokens tokens;
    private final String tenant;
    private final Clock clock;

    /** @param tenant where callers without a credential are told to get one */
    public StorageAuthentication(Accounts accounts, Tokens tokens, String tenant, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.tenant = tenant;
        this.clock = clock;
    }

    @Override
    public Principal authenticate(Call call) {
        String account = call.parameter("account");
        List<String> keys = accounts.keys(account);
        if (accounts.ofThePublic(account)) {
            return new PublicReader();
        }
        String header = call.header("Authorization").orElse("");
        if (header.startsWith(SharedKey.SCHEME)) {
            SharedKey.verify(call, account, keys, clock.instant());
            return new KeyCaller(account);
        }
        if (header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return bearer(header.substring(BEARER.length()).strip());
        }
        if (header.startsWith("SharedKeyLite ")) {
            throw Fault.notEmulated("Shared Key Lite is not emulated: sign with Shared Key.");
        }
        if (!header.isEmpty()) {
            throw challenge(AuthenticationFaults.invalidInformation(
                    "The scheme of the Authorization header is not one of Bearer and SharedKey."));
        }
        if (SharedAccess.in(call)) {
            return SharedAccess.verify(call, account, keys, clock.instant());
        }
        throw challenge(AuthenticationFaults.noInformation());
    }

    private Principal bearer(String token) {
        Principal principal;
        try {
            principal = tokens.verify(token, Tokens.STORAGE);
        } catch (Fault refused) {
            throw challenge(AuthenticationFaults.invalidInformation(refused.getMessage()));
        }
        if (principal instanceof RunIdentity) {
            // Jobs reach their data through what they were given: mounted folders and signed addresses.
            throw AuthenticationFaults.permissionMismatch();
        }
        return principal;
    }

    private Fault challenge(Fault fault) {
        return fault.header(
                "WWW-Authenticate",
                "Bearer authorization_uri=https://login.microsoftonline.com/" + tenant
                        + "/oauth2/authorize resource_id=https://storage.azure.com");
    }
}
