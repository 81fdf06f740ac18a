package dev.lazurite.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Azurite's Blob service, on disk. */
final class Azurite {
    /** The account that every Azurite has, with the key that its documentation prints. */
    static final SharedKey ACCOUNT = new SharedKey(
            "devstoreaccount1",
            "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==");

    private Azurite() {}

    static Server start(Setting setting, Path data) throws IOException {
        int port = Server.freePort();
        Path main = setting.peers().resolve("node_modules/azurite/dist/src/blob/main.js");
        return Server.start(port, data.resolveSibling(data.getFileName() + ".log"), List.of(
                "node", main.toString(), "--blobPort", Integer.toString(port), "--location", data.toString(),
                "--silent", "--skipApiVersionCheck", "--disableTelemetry"));
    }

    /** The list of containers: the first thing that answers only to who knows the key. */
    static Request containers() {
        return ACCOUNT.request("GET", "/" + ACCOUNT.account(), Map.of("comp", "list"), Map.of(), Request.EMPTY);
    }
}
