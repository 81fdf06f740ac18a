package dev.lazurite.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.lazurite.platform.OwnerOnly;

/** The RSA key that signs this instance's tokens, kept in a file that its owner alone can read. */
final class SigningKey {
    private static final String FILE = "signing-key.json";

    private SigningKey() {}

    /** The key of a data folder, made when it has none. Its id is the thumbprint of the public key. */
    static RSAKey open(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                return RSAKey.parse(new String(OwnerOnly.read(file), StandardCharsets.UTF_8));
            }
            RSAKey made = new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            OwnerOnly.write(file, made.toJSONString().getBytes(StandardCharsets.UTF_8));
            return made;
        } catch (ParseException damaged) {
            throw new IOException(
                    file + " is not a JSON Web Key; delete it to have a new one made, which ends all tokens", damaged);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("this JVM cannot make an RSA key", impossible);
        }
    }
}
