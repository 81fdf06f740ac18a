package dev.lazurite.identity;

import java.time.Clock;
import java.util.List;

import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Handler;
import dev.lazurite.platform.http.Method;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;

/** The surface {@code login}: discovery and the token endpoints, at the hosts where clients sign in. */
public final class LoginOperations {
    private static final String NAME = "login";

    private final Discovery discovery;
    private final TokenEndpoint token;
    private final OAuthFaults faults;

    /** Signs in to {@code tenant}. */
    public LoginOperations(Tenant tenant, SignedTokens tokens, Clock clock, Ids ids) {
        this.discovery = new Discovery(tenant, tokens);
        this.token = new TokenEndpoint(tenant, tokens, clock);
        this.faults = new OAuthFaults(clock, ids);
    }

    public Surface surface() {
        return new Surface(
                NAME,
                List.of("login.microsoftonline.com", "login.windows.net", "sts.windows.net"),
                true,
                Surface.Authentication.NONE,
                faults,
                List.of());
    }

    public List<Operation> operations() {
        return List.of(
                get("OpenIdConfiguration_GetV2", "/{tenant}/v2.0/.well-known/openid-configuration", discovery::second),
                get("OpenIdConfiguration_Get", "/{tenant}/.well-known/openid-configuration", discovery::first),
                get("Keys_GetV2", "/{tenant}/discovery/v2.0/keys", discovery::keys),
                get("Keys_Get", "/{tenant}/discovery/keys", discovery::keys),
                get("Instance_Discover", "/common/discovery/instance", discovery::instance),
                post("Token_IssueV2", "/{tenant}/oauth2/v2.0/token", token::second),
                post("Token_Issue", "/{tenant}/oauth2/token", token::first),
                missing(Method.POST, "DeviceCode_IssueV2", "/{tenant}/oauth2/v2.0/devicecode", "a device code"),
                missing(Method.POST, "DeviceCode_Issue", "/{tenant}/oauth2/devicecode", "a device code"),
                missing(Method.GET, "Authorize_V2", "/{tenant}/oauth2/v2.0/authorize", "a browser"),
                missing(Method.GET, "Authorize", "/{tenant}/oauth2/authorize", "a browser"));
    }

    private static Operation get(String id, String path, Handler handler) {
        return Operation.of(id, NAME, Method.GET, path, handler).withoutCredential();
    }

    private static Operation post(String id, String path, Handler handler) {
        return Operation.of(id, NAME, Method.POST, path, handler).withoutCredential();
    }

    private static Operation missing(Method method, String id, String path, String way) {
        return Operation.notEmulated(
                        id,
                        NAME,
                        method,
                        path,
                        "Signing in with " + way + " is not emulated; sign in as the service principal that"
                                + " './lazurite env' names.")
                .withoutCredential();
    }
}
