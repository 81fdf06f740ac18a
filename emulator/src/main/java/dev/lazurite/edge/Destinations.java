package dev.lazurite.edge;

import java.net.InetSocketAddress;

/** Where this machine lets a caller go through it. */
@FunctionalInterface
interface Destinations {
    /**
     * The one address that a tunnel or a forwarded request to {@code host} may be opened to. It is what was checked, and is
     * not to be looked up again.
     *
     * @throws Refusal when there is none
     */
    InetSocketAddress address(String host, int port);

    /** Why a caller is not let through: a status and a sentence. */
    final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Refusal(int status, String sentence) {
            super(sentence, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
