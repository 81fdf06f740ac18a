package dev.lazurite.jobs.command;

import java.util.Map;

/** What makes the clients inside a job reach this instance. */
public interface ClientEnvironment {
    /** The variables of proxy and certificate authority; nothing that lets a job sign in as its user. */
    Map<String, String> variables();

    /** Where the instance answers without TLS and proxy, such as {@code http://127.0.0.1:10100}. */
    String localAddress();
}
