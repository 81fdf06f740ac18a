package dev.lazurite.storage.blob;

import dev.lazurite.platform.http.Principal;

/**
 * Whoever holds a shared access signature.
 *
 * @param permissions the letters of what is allowed
 * @param resourceTypes the letters of {@code srt} of an account signature; empty for one of a container or a blob
 */
record SignedCaller(String account, String permissions, String resourceTypes) implements Principal {
    @Override
    public String id() {
        return "sas:" + account;
    }

    boolean ofAccount() {
        return !resourceTypes.isEmpty();
    }

    boolean may(String anyOf) {
        return anyOf.chars().anyMatch(letter -> permissions.indexOf(letter) >= 0);
    }
}
