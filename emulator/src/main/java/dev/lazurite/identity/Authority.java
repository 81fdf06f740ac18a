package dev.lazurite.identity;

import java.util.Locale;
import java.util.Set;

import dev.lazurite.platform.http.Call;

/**
 * The authority that an address names: a tenant, or one of the names that stand for any tenant.
 *
 * @param name as it is written in addresses
 * @param base scheme, host and, on this machine, the path under which sign-in answers
 */
record Authority(String name, String base) {
    private static final Set<String> ANY = Set.of("common", "organizations", "consumers");

    /** The authority of a call whose path has a {@code tenant}; refuses a tenant that is not there. */
    static Authority of(Call call, Tenant tenant) {
        return of(call.parameter("tenant"), call.base(), tenant);
    }

    static Authority of(String named, String base, Tenant tenant) {
        String name = named.toLowerCase(Locale.ROOT);
        if (!name.equals(tenant.id()) && !ANY.contains(name)) {
            throw EntraError.UNKNOWN_TENANT.fault(named);
        }
        return new Authority(name, base);
    }

    boolean any() {
        return ANY.contains(name);
    }

    /** The address of {@code path} at this authority. */
    String at(String path) {
        return base + "/" + name + path;
    }

    /** What stands for the tenant in an issuer: Entra's literal placeholder where any tenant is meant. */
    String inIssuer() {
        return any() ? "{tenantid}" : name;
    }
}
