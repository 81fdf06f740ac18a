package dev.lazurite.jobs.isolation;

/** What a user wants of isolation. */
public enum IsolationMode {
    /** Isolate where this machine allows it. */
    AUTO,
    /** Never isolate. */
    OFF,
    /** Run no job that cannot be isolated. */
    REQUIRE
}
