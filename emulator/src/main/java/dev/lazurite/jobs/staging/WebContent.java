package dev.lazurite.jobs.staging;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/** Content of public web addresses, fetched over the user's own network. */
@FunctionalInterface
public interface WebContent {
    /** Opens an address; the caller closes it. A missing page is an {@link IOException} that says so. */
    InputStream open(URI uri) throws IOException;

    /** For an instance that may not use the network. */
    static WebContent offline() {
        return uri -> {
            throw new IOException("the emulator runs with --offline and fetches nothing from '" + uri.getHost() + "'");
        };
    }

    static WebContent overHttp() {
        return new HttpContent();
    }
}
