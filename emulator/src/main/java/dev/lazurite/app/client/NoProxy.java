package dev.lazurite.app.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that clients reach without the proxy: this machine, and what the user's own list has, save the entries that would
 * let an emulated host through to the real Azure.
 */
final class NoProxy {
    private static final List<String> ALWAYS = List.of("localhost", "127.0.0.1", "::1");

    private final List<String> emulatedDomains;

    /** @param emulatedDomains such as {@code azure.com}; hosts below them are ours */
    NoProxy(List<String> emulatedDomains) {
        this.emulatedDomains = emulatedDomains;
    }

    /** The entries to use, joined with commas as every client reads them. */
    String of(String own) {
        Set<String> entries = new LinkedHashSet<>(ALWAYS);
        Arrays.stream(own.split("[,\\s]+", 0))
                .filter(entry -> !entry.isEmpty() && !letsThrough(entry))
                .forEach(entries::add);
        return String.join(",", entries);
    }

    /**
     * The same entries for the lower-case variable, the only one that the Rust data runtime of Azure ML (mltable, azureml-fsspec)
     * reads: it does not start when an entry is an IPv6 address.
     */
    static String withoutIpv6(String entries) {
        return Arrays.stream(entries.split(",", 0))
                .filter(entry -> entry.indexOf(':') == entry.lastIndexOf(':'))
                .collect(Collectors.joining(","));
    }

    /** Clients differ in what an entry matches; the widest reading counts: any name that ends with it. */
    private boolean letsThrough(String entry) {
        String suffix =
                entry.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.?", "").replaceFirst(":\\d+$", "");
        if (suffix.isEmpty() || suffix.contains("*")) {
            return true;
        }
        return emulatedDomains.stream().anyMatch(domain -> suffix.endsWith(domain) || domain.endsWith(suffix));
    }

    /** The same entries in the form of the property {@code http.nonProxyHosts}. */
    static String forJava(String entries) {
        StringBuilder hosts = new StringBuilder("localhost|127.*|[::1]");
        for (String entry : entries.split(",", 0)) {
            if (!ALWAYS.contains(entry) && !entry.contains("/")) {
                hosts.append('|').append(entry.startsWith(".") ? "*" : "").append(entry);
            }
        }
        return hosts.toString();
    }
}
