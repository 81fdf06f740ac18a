package dev.lazurite.storage.blob;

import dev.lazurite.platform.http.Principal;

/** Whoever holds a key of an account, and may do everything there. */
record KeyCaller(String account) implements Principal {
    @Override
    public String id() {
        return "key:" + account;
    }
}
