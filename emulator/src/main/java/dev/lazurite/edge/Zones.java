package dev.lazurite.edge;

import java.util.List;

/**
 * The names that the local CA may vouch for: the zones of every host that any surface answers or will answer. Decided once,
 * since another list means another CA for every user. Traffic for a name in these zones never leaves this machine, whether
 * or not a surface answers there.
 */
final class Zones {
    private static final String LOCAL = "localhost";

    /** Domains, each with all that is under it. */
    static final List<String> DOMAINS = List.of(
            "azure.com",
            "microsoftonline.com",
            "windows.net",
            "azureml.ms",
            "azure.net",
            "azurecr.io",
            "azuredatabricks.net",
            "azuresynapse.net",
            "azurewebsites.net",
            "azurecontainer.io",
            "graph.microsoft.com",
            "aka.ms",
            "azureedge.net",
            "visualstudio.com",
            "mlflow-telemetry.io",
            LOCAL);

    /** Address ranges, as address and mask. */
    static final List<String> RANGES = List.of("127.0.0.0/255.0.0.0", "::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");

    private Zones() {}

    /** Whether {@code host}, normal as {@link Hosts#normal} makes it, is one of these names. */
    static boolean cover(String host) {
        for (String domain : DOMAINS) {
            if (host.equals(domain) || host.endsWith("." + domain)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code host} is one of these names and not one of this machine. */
    static boolean azure(String host) {
        return cover(host) && !host.equals(LOCAL) && !host.endsWith("." + LOCAL);
    }
}
