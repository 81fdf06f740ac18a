package dev.lazurite.storage.blob;

import dev.lazurite.platform.http.Principal;

/** Whoever reads public data: no credential is asked for, and one that is sent makes no difference. */
record PublicReader() implements Principal {
    @Override
    public String id() {
        return "anonymous";
    }
}
