package dev.lazurite.app.command;

import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import javax.net.ssl.SSLContext;

import dev.lazurite.platform.Json;

/**
 * What every start of an instance loads, loaded beside the reading of the command line, where a second processor is idle.
 * Whoever needs a thing that is being loaded waits for it, as the JVM has it. None of it may log: SLF4J binds on the main thread.
 */
final class HeadStart {
    private HeadStart() {}

    /** Begins to load; returns at once. */
    static void begin() {
        Thread thread = new Thread(HeadStart::load, "head-start");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        Json.object();
        Locale.getAvailableLocales(); // Jetty's file types ask for them
        try {
            SSLContext.getInstance("TLS");
        } catch (NoSuchAlgorithmException without) {
            // the server says so when it needs it
        }
    }
}
