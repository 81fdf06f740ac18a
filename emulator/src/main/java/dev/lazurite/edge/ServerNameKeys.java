package dev.lazurite.edge;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Chooses the certificate by the name that the client asks for. Without a name, as for an address, it is the one of {@code
 * localhost}; for a name outside of {@link Zones} there is none and the handshake fails.
 */
final class ServerNameKeys extends X509ExtendedKeyManager {
    private final LocalCa ca;

    private ServerNameKeys(LocalCa ca) {
        this.ca = ca;
    }

    /** TLS as a server with the certificates of {@code ca}. */
    static SSLContext context(LocalCa ca) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // No client shows a certificate. Without trust managers Java would read all of its trust store for them: a
            // tenth of a start.
            context.init(new KeyManager[] {new ServerNameKeys(ca)}, new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("this JVM has no TLS", impossible);
        }
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        if (!keyType.equals("EC")) {
            return null;
        }
        String host = asked(((ExtendedSSLSession) engine.getHandshakeSession()).getRequestedServerNames());
        return ca.chain(host).isPresent() ? host : null;
    }

    private static String asked(List<SNIServerName> names) {
        for (SNIServerName name : names) {
            if (name instanceof SNIHostName host) {
                return Hosts.normal(host.getAsciiName());
            }
        }
        return "localhost";
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return ca.chain(alias).orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return ca.leafKey();
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }
}
