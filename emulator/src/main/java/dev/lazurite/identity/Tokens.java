package dev.lazurite.identity;

import java.time.Instant;
import java.util.Set;

import dev.lazurite.platform.http.Principal;

/** Makes and verifies the signed tokens of this instance. */
public interface Tokens {
    /** What the resource manager accepts. */
    Set<String> MANAGEMENT = Set.of("https://management.azure.com", "https://management.core.windows.net");

    /** What run history, MLflow and registries accept, on the hosts of their regions. */
    Set<String> REGION =
            Set.of("https://management.azure.com", "https://management.core.windows.net", "https://ml.azure.com");

    /** What scoring and {@code x-azureml-token} accept. */
    Set<String> MACHINE_LEARNING = Set.of("https://ml.azure.com");

    /** What storage accepts. */
    Set<String> STORAGE = Set.of("https://storage.azure.com");

    /** A signed token and the moment at which it ends. */
    record Token(String value, Instant expires) {}

    /**
     * Verifies signature, issuer, tenant, expiry and audience of a bearer token.
     *
     * @param audiences the accepted audiences; a last slash more or less does not matter. Run tokens are accepted where
     *     {@link #MANAGEMENT} is.
     * @return an {@link Application} or a {@link RunIdentity}
     * @throws dev.lazurite.platform.http.Fault 401, whose message says which of these did not hold
     */
    Principal verify(String token, Set<String> audiences);

    /** A token for a running job. */
    Token forRun(RunIdentity run);
}
