package dev.lazurite.platform.http;

/** How far an operation goes. There is no fourth state: what is not emulated says so. */
public enum Emulation {
    /** Does what the service does. */
    BEHAVES,
    /** Keeps and returns what it is given and sets nothing in motion. */
    STORES,
    /** Answers 501 {@code NotEmulated} with a sentence on what is missing. */
    NOT_EMULATED
}
