package dev.lazurite.platform;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/** The one source of new names. Injected, so that a test can say which ids come next. */
public interface Ids {
    /** A new random GUID in its 36-character lower-case form. */
    String guid();

    /** New random lower-case hexadecimal text of {@code length} characters; fit for secrets. */
    String hex(int length);

    /** Ids that cannot be guessed. */
    static Ids random() {
        SecureRandom random = new SecureRandom();
        return new Ids() {
            @Override
            public String guid() {
                return UUID.randomUUID().toString();
            }

            @Override
            public String hex(int length) {
                byte[] bytes = new byte[(length + 1) / 2];
                random.nextBytes(bytes);
                return HexFormat.of().formatHex(bytes).substring(0, length);
            }
        };
    }
}
