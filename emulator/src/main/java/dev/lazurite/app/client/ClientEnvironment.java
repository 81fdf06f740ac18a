package dev.lazurite.app.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import dev.lazurite.edge.LocalCa;
import dev.lazurite.platform.OwnerOnly;

/**
 * The variables that let unmodified clients reach an instance. Which client reads which is recorded in the wire notes: Python's
 * requests reads {@code REQUESTS_CA_BUNDLE} and not {@code SSL_CERT_FILE}, the Rust data runtime lower-case proxies alone, Go
 * {@code SSL_CERT_FILE}, Node its own two, Java only {@code JAVA_TOOL_OPTIONS}.
 */
public final class ClientEnvironment {
    private final Path folder;
    private final int port;
    private final ClientFacts facts;

    /**
     * @param folder where the files that the variables name are kept
     * @param port of the instance on this machine
     */
    public ClientEnvironment(Path folder, int port, ClientFacts facts) {
        this.folder = folder;
        this.port = port;
        this.facts = facts;
    }

    /**
     * The variables for a shell, or for a command, of the user.
     *
     * @param present the variables that are there now; the user's own bundles, entries and options are built on
     * @param notes is told what the user should know, such as a bundle of theirs that cannot be read
     */
    public Map<String, String> forUser(Map<String, String> present, Consumer<String> notes) throws IOException {
        OwnVariables own = new OwnVariables(present);
        Map<String, String> set = new LinkedHashMap<>(transport(own, notes));
        set.put("AZURE_TENANT_ID", facts.tenant().id());
        set.put("AZURE_CLIENT_ID", facts.tenant().clientId());
        set.put("AZURE_CLIENT_SECRET", facts.tenant().clientSecret());
        set.put("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.com");
        if (own.of("AZURE_TOKEN_CREDENTIALS").isPresent()) {
            // The user's choice may leave out the environment, which is where the sign-in is.
            set.put("AZURE_TOKEN_CREDENTIALS", "prod");
        }
        set.put("AZURE_SUBSCRIPTION_ID", facts.tenant().subscription());
        set.put("AZURE_RESOURCE_GROUP", ClientFacts.RESOURCE_GROUP);
        set.put("AZUREML_WORKSPACE_NAME", ClientFacts.WORKSPACE);
        set.put("AZURE_CONFIG_DIR", OwnerOnly.folder(folder.resolve("azure")).toString());
        set.put("MLFLOW_TRACKING_URI", facts.trackingUri());
        return own.remembering(set);
    }

    /** The variables for a job, which signs in with a run token of its own and never sees the client secret. */
    public Map<String, String> forJob(Map<String, String> present, Consumer<String> notes) throws IOException {
        return transport(new OwnVariables(present), notes);
    }

    private Map<String, String> transport(OwnVariables own, Consumer<String> notes) throws IOException {
        String proxy = "http://127.0.0.1:" + port;
        String noProxy = new NoProxy(LocalCa.domains())
                .of(own.of("NO_PROXY").orElse("") + "," + own.of("no_proxy").orElse(""));
        String bundle =
                CaBundle.write(folder, own, facts.caCertificates(), notes).toString();
        Path trustStore = trustStore();
        Map<String, String> set = new LinkedHashMap<>();
        for (String name : List.of("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy")) {
            set.put(name, proxy);
        }
        set.put("NO_PROXY", noProxy);
        set.put("no_proxy", NoProxy.withoutIpv6(noProxy));
        for (String name : List.of("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "PIP_CERT")) {
            set.put(name, bundle);
        }
        set.put("NODE_EXTRA_CA_CERTS", bundle);
        set.put("NODE_USE_ENV_PROXY", "1");
        set.put(
                "JAVA_TOOL_OPTIONS",
                JavaOptions.of(own.of("JAVA_TOOL_OPTIONS").orElse(""), port, NoProxy.forJava(noProxy), trustStore));
        set.put("AZURE_CORE_COLLECT_TELEMETRY", "false");
        set.put("MLFLOW_DISABLE_TELEMETRY", "true");
        set.put("DO_NOT_TRACK", "1");
        set.put("CHECKPOINT_DISABLE", "1");
        return set;
    }

    private Path trustStore() throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(facts.caCertificates().getBytes(StandardCharsets.US_ASCII));
        String name = "trust-" + Long.toHexString(checksum.getValue()) + ".p12";
        return TrustStore.write(folder.resolve(name), facts.caCertificates());
    }

    /** What a Java client trusts that is to reach the instance and real hosts. */
    public KeyStore trusted() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(trustStore().toFile(), TrustStore.PASSWORD.toCharArray());
    }
}
