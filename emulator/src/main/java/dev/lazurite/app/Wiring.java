package dev.lazurite.app;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import dev.lazurite.edge.Server;
import dev.lazurite.identity.SignedTokens;
import dev.lazurite.identity.Tenant;
import dev.lazurite.platform.Ids;
import dev.lazurite.platform.http.Operation;
import dev.lazurite.platform.http.Surface;
import dev.lazurite.store.ContentStore;
import dev.lazurite.store.Database;

/** Makes the objects of one instance and joins them; nothing else calls their constructors. */
public final class Wiring implements AutoCloseable {
    private final Database database;
    private final Tenant tenant;
    private final SignedTokens tokens;
    private final Server server;

    /** Starts an instance: it answers when this returns. */
    public Wiring(Settings settings, Clock clock, Ids ids) throws IOException {
        Files.createDirectories(settings.data());
        database = Database.open(settings.data());
        tenant = Tenant.open(settings.data(), ids);
        tokens = SignedTokens.open(settings.data(), tenant, clock, ids);
        new ContentStore(settings.data().resolve("content"), ids);
        List<Surface> surfaces = new ArrayList<>();
        List<Operation> operations = new ArrayList<>();
        server = new Server(settings.host(), settings.port(), surfaces, operations);
    }

    public int port() {
        return server.port();
    }

    /** Who this instance is, with the secret that its service principal signs in with. */
    public Tenant tenant() {
        return tenant;
    }

    /** The tokens of this instance. */
    public SignedTokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
