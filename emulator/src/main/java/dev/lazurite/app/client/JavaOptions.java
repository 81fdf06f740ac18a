package dev.lazurite.app.client;

import java.nio.file.Path;

/** The value of {@code JAVA_TOOL_OPTIONS}: the user's own, then the proxy and the trust store. */
final class JavaOptions {
    private JavaOptions() {}

    static String of(String own, int port, String nonProxyHosts, Path trustStore) {
        String ours = String.join(
                " ",
                // Azure's Java clients read HTTPS_PROXY when this is set; the JDK's own read the properties.
                "-Djava.net.useSystemProxies=true",
                "-Dhttp.proxyHost=127.0.0.1",
                "-Dhttp.proxyPort=" + port,
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + port,
                quoted("-Dhttp.nonProxyHosts=" + nonProxyHosts),
                quoted("-Djavax.net.ssl.trustStore=" + trustStore),
                "-Djavax.net.ssl.trustStoreType=PKCS12",
                "-Djavax.net.ssl.trustStorePassword=" + TrustStore.PASSWORD);
        return own.isEmpty() ? ours : own + " " + ours;
    }

    /** The JVM splits the variable at white space and knows both quotation marks. */
    private static String quoted(String option) {
        if (option.chars().noneMatch(c -> Character.isWhitespace(c) || c == '\'' || c == '"')) {
            return option;
        }
        return option.indexOf('\'') < 0 ? "'" + option + "'" : "\"" + option + "\"";
    }
}
