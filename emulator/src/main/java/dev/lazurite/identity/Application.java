package dev.lazurite.identity;

import dev.lazurite.platform.http.Principal;

/**
 * A service principal that signed in.
 *
 * @param objectId the id of the service principal in its tenant; the {@code oid} claim
 * @param clientId the id of the application; the {@code appid} claim
 */
public record Application(String objectId, String clientId) implements Principal {
    @Override
    public String id() {
        return objectId;
    }
}
